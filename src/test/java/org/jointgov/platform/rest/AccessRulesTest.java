package org.jointgov.platform.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.security.RequestLimits;
import org.jointgov.platform.security.TokenIdentity;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.Roles;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
    /** Stands for resources, with every way to say or not to say who may come. */
    @SuppressWarnings("unused")
    private static final class Examples {
        public void silent() {}

        @PermitAll
        public void open() {}

        @RolesAllowed({Roles.LEADER, Roles.CLERK})
        public void guarded() {}

        @RolesAllowed(Roles.LEADER)
        @DenyAll
        public void closed() {}
    }

    private final CurrentRequest request = new CurrentRequest();
    private final RequestLimits limits = new RequestLimits(2, 0, 0);

    private void signIn(String... roles) {
        request.identify(new TokenIdentity(
                "issuer", "subject", Set.of(roles), null, "name", "client", false, null, Instant.MAX));
    }

    private List<ContainerRequestFilter> filters(String method) throws NoSuchMethodException {
        Method resource = Examples.class.getDeclaredMethod(method);
        List<ContainerRequestFilter> filters = new ArrayList<>();
        InvocationHandler info =
                (proxy, called, arguments) -> called.getName().equals("getResourceMethod") ? resource : Examples.class;
        InvocationHandler context = (proxy, called, arguments) -> {
            filters.add((ContainerRequestFilter) arguments[0]);
            return proxy;
        };
        new AccessRules(request, limits)
                .configure(proxy(ResourceInfo.class, info), proxy(FeatureContext.class, context));
        return filters;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void call(String method) throws NoSuchMethodException, IOException {
        for (ContainerRequestFilter filter : filters(method)) {
            filter.filter(null);
        }
    }

    private void assertRefused(Problem problem, String method) {
        assertEquals(
                problem,
                assertThrows(ProblemException.class, () -> call(method)).problem());
    }

    @Test
    void aPublicMethodIsOpenToNobodyInParticular() throws NoSuchMethodException {
        assertTrue(filters("open").isEmpty());
    }

    @Test
    void aMethodThatSaysNothingIsClosedToEverybody() {
        assertRefused(Problem.UNAUTHENTICATED, "silent");
        signIn(Roles.LEADER, Roles.OPERATOR);
        assertRefused(Problem.FORBIDDEN, "silent");
    }

    @Test
    void aDeniedMethodIsClosedWhateverElseItSays() {
        signIn(Roles.LEADER);
        assertRefused(Problem.FORBIDDEN, "closed");
    }

    @Test
    void oneOfTheRolesIsEnough() throws NoSuchMethodException, IOException {
        signIn(Roles.CLERK);
        call("guarded");
    }

    @Test
    void anotherRoleIsNotEnough() {
        signIn(Roles.OPERATOR);
        assertRefused(Problem.FORBIDDEN, "guarded");
    }

    @Test
    void withoutATokenItIsUnauthenticated() {
        assertRefused(Problem.UNAUTHENTICATED, "guarded");
    }

    @Test
    void requestsAreCounted() throws NoSuchMethodException, IOException {
        signIn(Roles.LEADER);
        call("guarded");
        call("guarded");
        assertRefused(Problem.TOO_MANY_REQUESTS, "guarded");
    }
}
