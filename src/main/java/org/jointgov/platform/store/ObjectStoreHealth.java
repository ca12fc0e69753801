package org.jointgov.platform.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how the last call of the object store went, and makes none: a store that hangs must not make the node look so. Stays up
 * when it does not answer: uploads wait, and everything else goes on. {@code state} is {@code off}, {@code reachable} or {@code
 * unreachable}.
 */
@Readiness
@ApplicationScoped
public class ObjectStoreHealth implements HealthCheck {
    private final ObjectStore store;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ObjectStoreHealth() {
        this.store = null;
    }

    @Inject
    public ObjectStoreHealth(ObjectStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        String state = !store.isOn() ? "off" : store.answers() ? "reachable" : "unreachable";
        return HealthCheckResponse.named("object-store")
                .withData("state", state)
                .up()
                .build();
    }
}
