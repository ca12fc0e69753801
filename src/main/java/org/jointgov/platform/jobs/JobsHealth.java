package org.jointgov.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jointgov.platform.time.Time;

/** Says when each job last did its work; not ready while one has not for a minute. */
@Readiness
@ApplicationScoped
public class JobsHealth implements HealthCheck {
    private final JobRuns runs;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JobsHealth() {
        this.runs = null;
    }

    @Inject
    public JobsHealth(JobRuns runs) {
        this.runs = runs;
    }

    @Override
    public HealthCheckResponse call() {
        Instant now = Time.now();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("jobs");
        boolean well = true;
        for (JobRuns.Condition job : runs.conditions()) {
            well &= !job.overdue(now);
            answer.withData(job.name(), (job.failing() ? "failing since " : "ran at ") + job.lastSuccess());
        }
        return answer.status(well).build();
    }
}
