package org.jointgov.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.security.RequestLimits;
import org.jointgov.platform.security.TokenIdentity;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Effect;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Binds the caller to the running transaction: asks the database for the transaction's challenge, signs the token's facts
 * for it, and lets the database look the membership up. Two statements; the first travels with {@code begin}.
 */
@ApplicationScoped
public class ContextBinder {
    private static final String CHALLENGE = "select jointgov.context_challenge()";
    private static final String BIND = "select * from jointgov.bind_context(?, ?, ?, ?)";

    private final Sql sql;
    private final CurrentRequest request;
    private final RequestLimits limits;
    private final ContextSignature signature;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ContextBinder() {
        this.sql = null;
        this.request = null;
        this.limits = null;
        this.signature = null;
    }

    @Inject
    public ContextBinder(
            Sql sql,
            CurrentRequest request,
            RequestLimits limits,
            @ConfigProperty(name = "jointgov.db.context-key") String contextKey) {
        this.sql = sql;
        this.request = request;
        this.limits = limits;
        this.signature = new ContextSignature(Base64.getDecoder().decode(contextKey));
    }

    /** The keyed hash of a request, for its idempotency record. */
    public byte[] hash(byte[] content) {
        return signature.hash(content);
    }

    /**
     * Binds the caller of the current request to the current transaction.
     *
     * @throws org.jointgov.shared.NoMembershipException when nobody has invited the person behind the token
     */
    void bind() {
        TokenIdentity token = request.identity().orElseThrow(() -> new ProblemException(Problem.UNAUTHENTICATED));
        Connection connection = sql.connection();
        try {
            long challenge = challenge(connection);
            String payload = ContextPayload.request(
                    token.issuer(),
                    token.subject(),
                    request.selectedMembership().map(UUID::toString).orElse(null),
                    token.roles(),
                    token.login(),
                    token.username(),
                    token.client(),
                    token.email(),
                    challenge,
                    pid(connection),
                    Time.now());
            try (PreparedStatement statement = connection.prepareStatement(BIND)) {
                statement.setString(1, payload);
                statement.setBytes(2, signature.sign(payload));
                statement.setString(3, request.idempotencyKey().orElse(null));
                statement.setBytes(4, request.requestHash().orElse(null));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    read(row);
                }
            }
            request.caller();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Binds a connection to one of the application's own jobs, which sees no record and may call the jobs' functions only.
     *
     * @param name which job; the client in what it records
     */
    public void bindJob(Connection connection, String name) throws SQLException {
        String payload = ContextPayload.job(name, challenge(connection), pid(connection), Time.now());
        try (PreparedStatement statement = connection.prepareStatement(BIND)) {
            statement.setString(1, payload);
            statement.setBytes(2, signature.sign(payload));
            statement.setString(3, null);
            statement.setBytes(4, null);
            statement.execute();
        }
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    private static long challenge(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHALLENGE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void read(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        UUID membership = row.getObject("membership_id", UUID.class);
        Caller caller = membership == null ? null : caller(row, person, membership);
        int status = row.getInt("replay_status");
        CurrentRequest.Replay replay = row.wasNull() || status == 0
                ? null
                : new CurrentRequest.Replay(
                        new Effect(row.getObject("replay_id", UUID.class), row.getLong("replay_version")),
                        row.getBoolean("replay_matches"));
        request.bound(person, caller, replay);
        UUID township = caller == null ? null : caller.townshipId();
        if (township != null) {
            limits.countTownship(township);
        }
    }

    private static Caller caller(ResultSet row, UUID person, UUID membership) throws SQLException {
        return new Caller(
                person,
                membership,
                Scope.of(row.getString("scope")),
                row.getString("role"),
                row.getString("office"),
                row.getObject("township_id", UUID.class),
                row.getString("county_code"),
                row.getString("province_code"),
                row.getBoolean("machine"),
                ids(row.getArray("border_ids")));
    }

    private static Set<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : Set.of((UUID[]) array.getArray());
    }
}
