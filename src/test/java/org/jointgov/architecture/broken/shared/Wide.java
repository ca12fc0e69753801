package org.jointgov.architecture.broken.shared;

import jakarta.ws.rs.core.Response;

/** Knows more than java. */
public class Wide {
    public Response response() {
        return Response.noContent().build();
    }
}
