package org.jointgov.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jointgov.platform.security.AccessTokens;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.security.HubUnavailableException;
import org.jointgov.platform.security.TokenIdentity;
import org.jointgov.platform.security.TokenRejectedException;
import org.jointgov.shared.Problem;

/**
 * Authenticates requests of the API by bearer token (RFC 6750) and by nothing else; there is no session. A request without a
 * token goes on as nobody, and is stopped by {@link AccessRules} unless the resource is public; a token that is not accepted
 * is answered here, before any filter or resource runs.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(BearerMechanism.class.getName());
    private static final Pattern BEARER = Pattern.compile("bearer +([A-Za-z0-9._~+/=-]+) *", Pattern.CASE_INSENSITIVE);

    private final AccessTokens tokens;
    private final CurrentRequest current;
    private final ServletProblems problems;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected BearerMechanism() {
        this.tokens = null;
        this.current = null;
        this.problems = null;
    }

    @Inject
    public BearerMechanism(AccessTokens tokens, CurrentRequest current, ServletProblems problems) {
        this.tokens = tokens;
        this.current = current;
        this.problems = problems;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!Edge.isApi(request)) {
            return context.doNothing();
        }
        current.speak(Languages.best(request.getHeader("Accept-Language")));
        List<String> credentials = Collections.list(request.getHeaders("Authorization"));
        if (credentials.isEmpty()) {
            return context.doNothing();
        }
        Matcher bearer = BEARER.matcher(credentials.get(0));
        if (credentials.size() > 1 || !bearer.matches()) {
            return refuse(response, Problem.UNAUTHENTICATED, Map.of());
        }
        try {
            TokenIdentity identity = tokens.verify(bearer.group(1));
            current.identify(identity);
            return context.notifyContainerAboutLogin(identity.subject(), identity.roles());
        } catch (TokenRejectedException e) {
            LOG.log(Level.INFO, () -> "token refused reason=" + e.reason() + " correlation=" + current.correlationId());
            return refuse(response, Problem.TOKEN_REJECTED, Map.of());
        } catch (HubUnavailableException e) {
            return refuse(response, Problem.SERVICE_UNAVAILABLE, Map.of("Retry-After", "5"));
        }
    }

    private AuthenticationStatus refuse(HttpServletResponse response, Problem problem, Map<String, String> headers) {
        problems.write(response, problem, headers);
        return AuthenticationStatus.SEND_FAILURE;
    }
}
