package org.jointgov.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every answer says to a browser, API and static files alike: a content security policy (W3C CSP Level 3) that lets
 * only our own files and the hub's login in, and no other site frame us.
 */
@ApplicationScoped
public class Edge {
    /** The header that names the request in answer and log. */
    public static final String CORRELATION_ID = "Correlation-Id";

    private final String policy;
    private final boolean production;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected Edge() {
        this.policy = null;
        this.production = true;
    }

    @Inject
    public Edge(
            @ConfigProperty(name = "jointgov.keycloak.url") String keycloakUrl,
            @ConfigProperty(name = "jointgov.mode", defaultValue = "production") String mode) {
        this.policy = policy(origin(keycloakUrl));
        this.production = mode.equals("production");
    }

    private static String policy(String keycloak) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' blob: data:",
                "media-src 'self' blob:",
                "font-src 'self'",
                "connect-src 'self' " + keycloak,
                "frame-src " + keycloak,
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self' " + keycloak,
                "frame-ancestors 'none'",
                "worker-src 'self'",
                "manifest-src 'self'");
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Whether the request is for the API. */
    static boolean isApi(HttpServletRequest request) {
        return "/api".equals(request.getServletPath());
    }

    /** Sets the headers. */
    void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=(), browsing-topics=()");
        if (production) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
