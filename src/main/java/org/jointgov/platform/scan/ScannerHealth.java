package org.jointgov.platform.scan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether the virus scanner answers, but stays up when it does not: uploads wait, and everything else goes on. {@code state}
 * is {@code off}, {@code reachable} or {@code unreachable}.
 */
@Readiness
@ApplicationScoped
public class ScannerHealth implements HealthCheck {
    private final VirusScanner scanner;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ScannerHealth() {
        this.scanner = null;
    }

    @Inject
    public ScannerHealth(VirusScanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public HealthCheckResponse call() {
        String state = !scanner.isOn() ? "off" : scanner.answers() ? "reachable" : "unreachable";
        return HealthCheckResponse.named("virus-scanner")
                .withData("state", state)
                .up()
                .build();
    }
}
