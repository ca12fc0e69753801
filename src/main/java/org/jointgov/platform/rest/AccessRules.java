package org.jointgov.platform.rest;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Set;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.security.RequestLimits;
import org.jointgov.platform.security.TokenIdentity;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/**
 * Lets a request reach a resource method only as the method's own annotation says: {@code @PermitAll}, or
 * {@code @RolesAllowed} with a role that the token carries. A method that says nothing is closed to everybody.
 */
@Provider
@ApplicationScoped
public class AccessRules implements DynamicFeature {
    private static final int BEFORE_THE_BODY_IS_READ = Priorities.AUTHENTICATION;

    private final CurrentRequest request;
    private final RequestLimits limits;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected AccessRules() {
        this.request = null;
        this.limits = null;
    }

    @Inject
    public AccessRules(CurrentRequest request, RequestLimits limits) {
        this.request = request;
        this.limits = limits;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (method.getDeclaringClass().getPackageName().startsWith("org.jointgov")
                && !method.isAnnotationPresent(PermitAll.class)) {
            context.register(new Rule(request, limits, roles(method)), BEFORE_THE_BODY_IS_READ);
        }
    }

    private static Set<String> roles(Method method) {
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        return allowed == null || method.isAnnotationPresent(DenyAll.class) ? Set.of() : Set.of(allowed.value());
    }

    /** The rule of one method. */
    @Priority(BEFORE_THE_BODY_IS_READ)
    private record Rule(CurrentRequest request, RequestLimits limits, Set<String> roles)
            implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            TokenIdentity identity =
                    request.identity().orElseThrow(() -> new ProblemException(Problem.UNAUTHENTICATED));
            limits.countPerson(identity.subject());
            if (Collections.disjoint(identity.roles(), roles)) {
                throw new ForbiddenException();
            }
        }
    }
}
