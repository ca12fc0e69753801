package org.jointgov.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.UUID;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.shared.Page;
import org.jspecify.annotations.Nullable;

/** Answers of resources, with the headers that all of them share. */
@ApplicationScoped
public class Answers {
    private final CurrentRequest request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected Answers() {
        this.request = null;
    }

    @Inject
    public Answers(CurrentRequest request) {
        this.request = request;
    }

    /** 200 with one record. */
    public Response ok(Object view, long version) {
        return tagged(Response.ok(view), version).build();
    }

    /** 200 with one record, or 304 when {@code If-None-Match} names its version (RFC 9110 §13.1.2). */
    public Response unlessKnown(Object view, long version, @Nullable String ifNoneMatch) {
        return EntityTags.names(ifNoneMatch, version)
                ? tagged(Response.notModified(), version).build()
                : ok(view, version);
    }

    /** 201 with one record at {@code /api/<path>/<id>}. */
    public Response created(String path, UUID id, Object view, long version) {
        return tagged(Response.created(URI.create("/api/" + path + "/" + id)), version)
                .entity(view)
                .build();
    }

    /** 204. */
    public Response done() {
        return Response.noContent().build();
    }

    /** 200 with a page; {@code Link: rel="next"} (RFC 8288) where there is one. */
    public Response page(Page<?> page, UriBuilder self) {
        Response.ResponseBuilder answer = Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (page.nextCursor() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<" + self.replaceQueryParam("cursor", page.nextCursor()).build() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private Response.ResponseBuilder tagged(Response.ResponseBuilder answer, long version) {
        return answer.header(HttpHeaders.ETAG, EntityTags.of(version, "full", request.locale()))
                .header(HttpHeaders.VARY, "Accept-Language, Authorization, Jointgov-Membership")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.CONTENT_LANGUAGE, request.locale().toLanguageTag());
    }
}
