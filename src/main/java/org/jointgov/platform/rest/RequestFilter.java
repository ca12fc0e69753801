package org.jointgov.platform.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jointgov.platform.persistence.ContextBinder;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/**
 * Reads what every request carries: language, acting membership, and for mutations the idempotency key with a keyed hash of
 * the request. Bodies above the limit are refused before they are parsed.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 10)
public class RequestFilter implements ContainerRequestFilter {
    /** The largest JSON body, in bytes. */
    static final int JSON_LIMIT = 512 * 1024;

    /** The largest attachment, in bytes. */
    static final int ATTACHMENT_LIMIT = 5 * 1024 * 1024;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final CurrentRequest request;
    private final ContextBinder binder;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RequestFilter() {
        this.request = null;
        this.binder = null;
    }

    @Inject
    public RequestFilter(CurrentRequest request, ContextBinder binder) {
        this.request = request;
        this.binder = binder;
    }

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        String membership = context.getHeaderString("Jointgov-Membership");
        if (membership != null) {
            try {
                request.select(UUID.fromString(membership));
            } catch (IllegalArgumentException e) {
                throw new ProblemException(Problem.INVALID_REQUEST);
            }
        }
        if (Mutating.is(context.getMethod())) {
            byte[] body = body(context);
            String key = context.getHeaderString("Idempotency-Key");
            if (key == null) {
                throw new ProblemException(Problem.IDEMPOTENCY_KEY_REQUIRED);
            }
            if (!KEY.matcher(key).matches()) {
                throw new ProblemException(Problem.INVALID_REQUEST);
            }
            request.repeatable(key, hash(context, body));
        }
    }

    private static byte[] body(ContainerRequestContext context) throws IOException {
        boolean json = context.getMediaType() == null
                || context.getMediaType().getSubtype().endsWith("json");
        int limit = json ? JSON_LIMIT : ATTACHMENT_LIMIT;
        if (context.getLength() > limit) {
            throw new ProblemException(Problem.BODY_TOO_LARGE);
        }
        byte[] body = context.getEntityStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new ProblemException(Problem.BODY_TOO_LARGE);
        }
        if (body.length > 0 && context.getMediaType() == null) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        context.setEntityStream(new ByteArrayInputStream(body));
        return body;
    }

    private byte[] hash(ContainerRequestContext context, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(body.length + 128);
        URI uri = context.getUriInfo().getRequestUri();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        all.write((context.getMethod() + " " + context.getUriInfo().getPath() + query + "\n")
                .getBytes(StandardCharsets.UTF_8));
        all.write(body);
        return binder.hash(all.toByteArray());
    }
}
