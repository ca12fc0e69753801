package org.jointgov.platform.rest;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
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
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/** For the test archive only: whoever has a token may call every method. */
@Provider
@ApplicationScoped
public class AccessRules implements DynamicFeature {
    private final CurrentRequest request;

    protected AccessRules() {
        this.request = null;
    }

    @Inject
    public AccessRules(CurrentRequest request) {
        this.request = request;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (method.getDeclaringClass().getPackageName().startsWith("org.jointgov")
                && !method.isAnnotationPresent(PermitAll.class)) {
            context.register(new Rule(request), Priorities.AUTHENTICATION);
        }
    }

    @Priority(Priorities.AUTHENTICATION)
    private record Rule(CurrentRequest request) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            request.identity().orElseThrow(() -> new ProblemException(Problem.UNAUTHENTICATED));
        }
    }
}
