package org.jointgov.platform.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jointgov.platform.persistence.ContextBinder;

/** Runs work of a job in one local transaction that is bound to the job. Thread-safe. */
@ApplicationScoped
public class JobTransactions {
    private static final Logger LOG = Logger.getLogger(JobTransactions.class.getName());

    private final ContextBinder binder;

    @Resource(lookup = "java:app/jdbc/jointgov")
    @SuppressWarnings("NullAway.Init") // injected by the container
    private DataSource dataSource;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JobTransactions() {
        this.binder = null;
    }

    @Inject
    public JobTransactions(ContextBinder binder) {
        this.binder = binder;
    }

    /** What is done in the transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Commits when the work returns, rolls back when it throws.
     *
     * @param job which job; the database sees it as the client
     */
    public <T> T run(String job, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                binder.bindJob(connection, job);
                T result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
            }
        }
    }

    /** A connection that is gone has been rolled back by the database already; the first failure is the one to report. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            LOG.log(Level.FINE, () -> "rollback failed, SQLSTATE " + gone.getSQLState());
        }
    }
}
