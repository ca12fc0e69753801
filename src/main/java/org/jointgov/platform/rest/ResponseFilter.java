package org.jointgov.platform.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.jointgov.platform.security.CurrentRequest;

/** Names the request in every answer of the API. */
@Provider
public class ResponseFilter implements ContainerResponseFilter {
    private final CurrentRequest request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ResponseFilter() {
        this.request = null;
    }

    @Inject
    public ResponseFilter(CurrentRequest request) {
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext in, ContainerResponseContext out) {
        out.getHeaders().putSingle(Edge.CORRELATION_ID, request.correlationId());
    }
}
