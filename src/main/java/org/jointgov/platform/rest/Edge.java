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

    /** The page in which keycloak-js asks silently for a session: a hidden frame of our own. */
    static final String SILENT_SIGN_IN = "/silent-check-sso.html";

    private final String policy;
    private final String framedPolicy;
    private final boolean production;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected Edge() {
        this.policy = null;
        this.framedPolicy = null;
        this.production = true;
    }

    @Inject
    public Edge(
            @ConfigProperty(name = "jointgov.keycloak.url") String keycloakUrl,
            @ConfigProperty(name = "jointgov.mode", defaultValue = "production") String mode) {
        this.policy = policy(origin(keycloakUrl), "'none'");
        this.framedPolicy = policy(origin(keycloakUrl), "'self'");
        this.production = mode.equals("production");
    }

    private static String policy(String keycloak, String ancestors) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' blob: data:",
                "media-src 'self' blob:",
                "font-src 'self'",
                "connect-src 'self' " + keycloak,
                "frame-src 'self' " + keycloak,
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self' " + keycloak,
                "frame-ancestors " + ancestors,
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

    /**
     * Sets the headers.
     *
     * @param path the requested file or address below the application; empty for a problem's answer
     */
    void protect(HttpServletResponse response, String path) {
        boolean framed = path.equals(SILENT_SIGN_IN);
        response.setHeader("Content-Security-Policy", framed ? framedPolicy : policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", framed ? "SAMEORIGIN" : "DENY");
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
