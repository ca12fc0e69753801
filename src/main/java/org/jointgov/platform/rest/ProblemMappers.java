package org.jointgov.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.XAException;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.security.TooManyRequestsException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The outermost mapper: whatever a request ends in becomes problem details. What was not expected is logged once under the
 * request's correlation id, with its type and place, never its message, which may hold what the caller sent.
 */
@Provider
@ApplicationScoped
public class ProblemMappers implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class.getName());

    private final Problems problems;
    private final CurrentRequest request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ProblemMappers() {
        this.problems = null;
        this.request = null;
    }

    @Inject
    public ProblemMappers(Problems problems, CurrentRequest request) {
        this.problems = problems;
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Response answer = known(cause);
            if (answer != null) {
                return answer;
            }
        }
        LOG.log(Level.SEVERE, () -> "unexpected " + trace(thrown) + " correlation=" + request.correlationId());
        return problems.answer(Problem.INTERNAL_ERROR);
    }

    private @Nullable Response known(Throwable cause) {
        if (cause instanceof InvalidFieldsException invalid) {
            return problems.answer(invalid.problem(), invalid.errors()).build();
        }
        if (cause instanceof PreconditionFailedException stale) {
            return problems.answer(stale.problem(), List.of())
                    .header("ETag", EntityTags.of(stale.currentVersion(), "full", request.locale()))
                    .build();
        }
        if (cause instanceof TooManyRequestsException many) {
            return problems.answer(many.problem(), List.of())
                    .header(HttpHeaders.RETRY_AFTER, many.retryAfterSeconds())
                    .build();
        }
        if (cause instanceof ProblemException expected) {
            Response.ResponseBuilder answer = problems.answer(expected);
            if (expected.problem() == Problem.SERVICE_UNAVAILABLE || expected.problem() == Problem.STORE_UNAVAILABLE) {
                answer.header(HttpHeaders.RETRY_AFTER, "5");
            }
            return answer.build();
        }
        if (cause instanceof DatabaseException database) {
            return database(database);
        }
        if (cause instanceof java.sql.SQLException sql) {
            return database(new DatabaseException(sql));
        }
        if (cause instanceof XAException) {
            // The pool could not bring a connection into the transaction: its database has gone away since it was last
            // used.
            return unavailable("no connection");
        }
        if (cause instanceof jakarta.persistence.OptimisticLockException) {
            return problems.answer(Problem.CONFLICT);
        }
        if (cause instanceof WebApplicationException web) {
            return web(web);
        }
        return null;
    }

    private Response web(WebApplicationException web) {
        // Jersey answers 404 for a query parameter of the wrong form, as if the resource were not there.
        if (web.getClass().getSimpleName().equals("QueryParamException")) {
            return problems.answer(Problem.INVALID_REQUEST);
        }
        Response theirs = web.getResponse();
        Response.ResponseBuilder ours = problems.answer(ofStatus(theirs.getStatus()), List.of());
        if (theirs.getHeaderString(HttpHeaders.ALLOW) != null) {
            ours.header(HttpHeaders.ALLOW, theirs.getHeaderString(HttpHeaders.ALLOW));
        }
        return ours.build();
    }

    private @Nullable Response database(DatabaseException database) {
        if (database.isDuplicate()) {
            return problems.answer(Problem.CONFLICT);
        }
        if (database.isRefused()) {
            return problems.answer(Problem.NOT_FOUND);
        }
        if (database.isUnavailable()) {
            return unavailable("SQLSTATE " + database.sqlState());
        }
        return database.jointAct().map(problems::answer).orElse(null);
    }

    private Response unavailable(String why) {
        LOG.log(Level.WARNING, () -> "database unavailable, " + why + " correlation=" + request.correlationId());
        return problems.answer(Problem.SERVICE_UNAVAILABLE, List.of())
                .header(HttpHeaders.RETRY_AFTER, "5")
                .build();
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.INVALID_REQUEST;
            case 401 -> Problem.UNAUTHENTICATED;
            case 403 -> Problem.FORBIDDEN;
            case 404 -> Problem.NOT_FOUND;
            case 405 -> Problem.METHOD_NOT_ALLOWED;
            case 406 -> Problem.NOT_ACCEPTABLE;
            case 413 -> Problem.BODY_TOO_LARGE;
            case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> Problem.TOO_MANY_REQUESTS;
            case 503 -> Problem.SERVICE_UNAVAILABLE;
            default -> status < 500 ? Problem.INVALID_REQUEST : Problem.INTERNAL_ERROR;
        };
    }

    /** Types and places of the chain of causes, without messages. */
    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause.getClass().getName());
            if (cause instanceof DatabaseException database) {
                text.append(" SQLSTATE ").append(database.sqlState());
            }
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 12); i++) {
                text.append("\n\tat ").append(frames[i]);
            }
            if (cause.getCause() != null) {
                text.append("\ncaused by ");
            }
        }
        return text.toString();
    }
}
