package org.jointgov.platform.rest;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Headers for every answer; for the web app's files also how long they keep, and its start page for addresses that it
 * routes itself.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST},
        asyncSupported = true)
public class EdgeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Vite puts a hash of the content into the name of every file of this folder. */
    private static final String HASHED = "/assets/";

    private static final Pattern FILE = Pattern.compile(".*\\.[A-Za-z0-9]{1,12}");
    private static final Pattern PLATFORM = Pattern.compile("/(health|openapi|metrics)(/.*)?");
    private static final String START = "/index.html";

    private final transient Edge edge;

    @Inject
    public EdgeFilter(Edge edge) {
        this.edge = edge;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        edge.protect(response, path);
        if (Edge.isApi(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(
                "Cache-Control", path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache");
        if (isAddressOfTheWebApp(request, path)) {
            request.getRequestDispatcher(START).forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isAddressOfTheWebApp(HttpServletRequest request, String path) throws IOException {
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reading
                && !path.equals("/")
                && !FILE.matcher(path).matches()
                && !PLATFORM.matcher(path).matches()
                && request.getServletContext().getResource(START) != null;
    }

    private static String path(HttpServletRequest request) {
        String path = request.getServletPath();
        return request.getPathInfo() == null ? path : path + request.getPathInfo();
    }
}
