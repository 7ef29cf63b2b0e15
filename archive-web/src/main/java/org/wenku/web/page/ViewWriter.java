package org.wenku.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes a {@link View} as HTML with the templates compiled by the build. */
@Provider
@Produces("text/html;charset=UTF-8")
public final class ViewWriter implements MessageBodyWriter<View> {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == View.class;
    }

    @Override
    public void writeTo(
            View view,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Utf8ByteOutput page = render(view);
        headers.putSingle("Content-Length", page.getContentLength());
        page.writeTo(out);
    }

    /** The page as bytes; the template is rendered whole before the first byte leaves, so that a failure can still become an error page. */
    static Utf8ByteOutput render(View view) {
        Utf8ByteOutput page = new Utf8ByteOutput();
        TEMPLATES.render(view.template(), view.model(), page);
        return page;
    }
}
