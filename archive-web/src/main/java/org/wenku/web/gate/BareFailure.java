package org.wenku.web.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.ProblemJson;

/**
 * Answers what never reaches Jersey: requests that are not HTTP, addresses with an escaped slash, headers without end.
 * Says the status and nothing about the inside.
 */
public final class BareFailure extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Problem problem = Problem.of(status);
        String body = "{\"type\":\"/problems/" + problem.code() + "\",\"title\":\"" + problem.code() + "\",\"status\":"
                + status + "}";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        ReplyHeaders.ALWAYS.forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.US_ASCII)), callback);
        return true;
    }
}
