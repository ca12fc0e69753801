package org.jointgov.platform.jobs;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jointgov.platform.time.Time;
import org.jspecify.annotations.Nullable;

/** Starts every {@link RecurringJob} with the application and ends them with it. */
@ApplicationScoped
public class JobRuns {
    private static final Logger LOG = Logger.getLogger(JobRuns.class.getName());
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Instance<RecurringJob> jobs;
    private final List<Runs> running = new CopyOnWriteArrayList<>();

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    private ManagedThreadFactory threads;

    @SuppressWarnings("NullAway.Init") // made when the application starts
    private ScheduledExecutorService executor;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JobRuns() {
        this.jobs = null;
    }

    @Inject
    public JobRuns(@Any Instance<RecurringJob> jobs) {
        this.jobs = jobs;
    }

    /**
     * How a job is doing.
     *
     * @param lastSuccess when its last good run ended, UTC; at first the node's start
     * @param failing whether its last run failed
     */
    public record Condition(String name, Duration rest, Instant lastSuccess, boolean failing) {
        /** No good run for a minute, or for ten rests when that is longer. */
        public boolean overdue(Instant now) {
            Duration patience = rest.multipliedBy(10);
            Duration minute = Duration.ofMinutes(1);
            return lastSuccess
                    .plus(patience.compareTo(minute) > 0 ? patience : minute)
                    .isBefore(now);
        }
    }

    /** How all jobs of this node are doing. */
    public List<Condition> conditions() {
        return running.stream().map(Runs::condition).toList();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        List<RecurringJob> found = jobs.stream().toList();
        executor = Executors.newScheduledThreadPool(Math.max(1, found.size()), threads);
        for (RecurringJob job : found) {
            Runs runs = new Runs(job, Time.now());
            running.add(runs);
            executor.scheduleWithFixedDelay(runs, 0, job.rest().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        if (executor == null) {
            return;
        }
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warning("a job did not end with the application");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The runs of one job, and what became of them. */
    private static final class Runs implements Runnable {
        private final RecurringJob job;
        private volatile Condition condition;

        Runs(RecurringJob job, Instant start) {
            this.job = job;
            this.condition = new Condition(job.name(), job.rest(), start, false);
        }

        Condition condition() {
            return condition;
        }

        /** A throw would end the schedule; so everything but an error is taken here. */
        @Override
        public void run() {
            try {
                job.run();
                if (condition.failing()) {
                    LOG.info(() -> "job " + job.name() + " works again");
                }
                condition = new Condition(job.name(), job.rest(), Time.now(), false);
            } catch (SQLException e) {
                failed("SQLSTATE " + e.getSQLState(), null);
            } catch (RuntimeException e) {
                failed(e.getClass().getName(), e);
            }
        }

        private void failed(String what, @Nullable RuntimeException bug) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            if (!condition.failing()) {
                LOG.log(Level.WARNING, () -> "job " + job.name() + " fails, will go on trying: " + what + place(bug));
            }
            condition = new Condition(job.name(), job.rest(), condition.lastSuccess(), true);
        }

        private static String place(@Nullable RuntimeException bug) {
            return bug == null || bug.getStackTrace().length == 0 ? "" : " at " + bug.getStackTrace()[0];
        }
    }
}
