package org.jointgov.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jointgov.platform.security.HubClient;

/**
 * Says whether the hub realm answers, but stays up when it does not: people who are signed in go on working until their
 * tokens expire, and taking every node out of the balancer at once would stop them too. {@code state} is {@code reachable} or
 * {@code degraded}; it is what an alarm should watch.
 */
@Readiness
@ApplicationScoped
public class HubHealth implements HealthCheck {
    private final HubClient hub;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected HubHealth() {
        this.hub = null;
    }

    @Inject
    public HubHealth(HubClient hub) {
        this.hub = hub;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("hub-realm")
                .withData("state", hub.probe() ? "reachable" : "degraded")
                .up()
                .build();
    }
}
