package org.jointgov.platform.persistence;

import java.sql.SQLException;
import java.util.Optional;
import org.jointgov.shared.Problem;

/** The database refused a statement or could not be reached. The message names the SQLSTATE only, never a value. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public DatabaseException(SQLException cause) {
        super("SQLSTATE " + cause.getSQLState());
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
        setStackTrace(cause.getStackTrace());
    }

    /** The SQLSTATE behind what JPA threw, or an empty text. */
    public static String stateOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** The five characters of SQL's own error code (PostgreSQL, Appendix A), or an empty text. */
    public String sqlState() {
        return sqlState;
    }

    /** A unique or primary key stands in the way. */
    public boolean isDuplicate() {
        return sqlState.equals("23505");
    }

    /** Row-level security or a missing grant refused it. */
    public boolean isRefused() {
        return sqlState.equals("42501");
    }

    /** What the definer functions of joint acts say: nobody signs another text, out of turn, or on top of something older. */
    public Optional<Problem> jointAct() {
        return switch (sqlState) {
            case "JG011" -> Optional.of(Problem.TEXT_CHANGED);
            case "JG012" -> Optional.of(Problem.INVALID_TRANSITION);
            case "JG013" -> Optional.of(Problem.CONFLICT);
            case "JG019" -> Optional.of(Problem.ATTENDEES_ONLY);
            case "JG018" -> Optional.of(Problem.AMENDMENTS_OPEN);
            default -> Optional.empty();
        };
    }

    /** The database cannot answer now: connection, resources, shutdown, timeout. */
    public boolean isUnavailable() {
        return sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57");
    }
}
