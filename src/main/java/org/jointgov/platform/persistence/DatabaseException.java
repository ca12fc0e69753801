package org.jointgov.platform.persistence;

import java.sql.SQLException;

/** The database refused a statement or could not be reached. The message names the SQLSTATE only, never a value. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public DatabaseException(SQLException cause) {
        super("SQLSTATE " + cause.getSQLState());
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
        setStackTrace(cause.getStackTrace());
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

    /** The database cannot answer now: connection, resources, shutdown, timeout. */
    public boolean isUnavailable() {
        return sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57");
    }
}
