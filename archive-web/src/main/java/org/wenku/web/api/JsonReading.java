package org.wenku.web.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.stream.Collectors;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/** Says of a request whose JSON cannot be understood where that is, because it is their fault and not ours. */
public final class JsonReading implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JacksonException unread) {
            throw Refusal.of(Problem.BAD_JSON, place(unread));
        }
    }

    private static String place(JacksonException unread) {
        String path = unread instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String where = unread.getLocation() == null
                ? ""
                : unread.getLocation().getLineNr() + ":" + unread.getLocation().getColumnNr();
        String shown = path.length() > 60 ? path.substring(0, 60) + "…" : path;
        return shown.isEmpty() ? where : shown + " (" + where + ")";
    }
}
