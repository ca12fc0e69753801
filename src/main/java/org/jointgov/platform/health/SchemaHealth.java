package org.jointgov.platform.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.flywaydb.core.api.FlywayException;
import org.jointgov.platform.persistence.SchemaMigration;

/**
 * Started: the database has had every migration of this version. A newer schema than this version knows is fine, for nodes
 * are replaced one after the other.
 */
@Startup
@ApplicationScoped
public class SchemaHealth implements HealthCheck {
    private final AtomicBoolean fits = new AtomicBoolean();

    @Resource(lookup = "java:app/jdbc/jointgov")
    @SuppressWarnings("NullAway.Init") // injected by the container
    private DataSource database;

    @Override
    public HealthCheckResponse call() {
        if (fits.get()) {
            return HealthCheckResponse.up("schema");
        }
        try {
            int pending = SchemaMigration.pending(database);
            fits.set(pending == 0);
            return HealthCheckResponse.named("schema")
                    .withData("pendingMigrations", pending)
                    .status(pending == 0)
                    .build();
        } catch (FlywayException e) {
            return HealthCheckResponse.down("schema");
        }
    }
}
