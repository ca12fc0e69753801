package org.jointgov.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.shared.Problem;

/** Problem details for what is refused before it reaches a resource. */
@ApplicationScoped
public class ServletProblems {
    private final CurrentRequest request;
    private final Edge edge;
    private final Jsonb json;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ServletProblems() {
        this.request = null;
        this.edge = null;
        this.json = null;
    }

    @Inject
    public ServletProblems(CurrentRequest request, Edge edge) {
        this.request = request;
        this.edge = edge;
        this.json = JsonbBuilder.create();
    }

    /** Answers with the problem, in the caller's language, and ends the answer. */
    public void write(HttpServletResponse response, Problem problem, Map<String, String> headers) {
        byte[] body = json.toJson(Problems.view(problem, List.of(), request.locale(), request.correlationId()))
                .getBytes(StandardCharsets.UTF_8);
        edge.protect(response, "");
        response.setStatus(problem.status());
        response.setContentType(Problems.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.setHeader(Edge.CORRELATION_ID, request.correlationId());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, request.locale().toLanguageTag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Problems.challenge(problem).ifPresent(challenge -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
        headers.forEach(response::setHeader);
        try {
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
