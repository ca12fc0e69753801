package org.jointgov.platform.security;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.platform.time.Ids;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Effect;
import org.jointgov.shared.NoMembershipException;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The state of one request, filled on its way in: the token by the authentication mechanism, headers by the request filter,
 * the caller when the transaction is bound.
 */
@RequestScoped
public class CurrentRequest implements RequestContext {
    private Instant now = Time.now();
    private String correlationId = Ids.next().toString();
    private Locale locale = Locale.SIMPLIFIED_CHINESE;
    private @Nullable TokenIdentity identity;
    private @Nullable UUID selectedMembership;
    private @Nullable String idempotencyKey;
    private byte @Nullable [] requestHash;
    private @Nullable Caller caller;
    private @Nullable UUID personId;
    private @Nullable Replay replay;

    /** What an earlier request with the same idempotency key did. */
    public record Replay(Effect effect, boolean sameRequest) {}

    @Override
    public Caller caller() {
        if (caller == null) {
            throw new NoMembershipException();
        }
        return caller;
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public String correlationId() {
        return correlationId;
    }

    @Override
    public Instant now() {
        return now;
    }

    /** The verified token, if the request carries one. */
    public Optional<TokenIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    public Optional<UUID> selectedMembership() {
        return Optional.ofNullable(selectedMembership);
    }

    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    /** The keyed hash of method, path and body; empty without an idempotency key. */
    public Optional<byte[]> requestHash() {
        return Optional.ofNullable(requestHash);
    }

    /** The person behind the token, once the transaction is bound and if the person is known here. */
    public Optional<UUID> personId() {
        return Optional.ofNullable(personId);
    }

    public Optional<Replay> replay() {
        return Optional.ofNullable(replay);
    }

    /** Names the language of this request. */
    public void speak(Locale language) {
        this.locale = language;
    }

    public void identify(TokenIdentity token) {
        this.identity = token;
    }

    public void select(UUID membership) {
        this.selectedMembership = membership;
    }

    public void repeatable(String key, byte[] hash) {
        this.idempotencyKey = key;
        this.requestHash = hash.clone();
    }

    /** What the database found when the context was bound. */
    public void bound(@Nullable UUID person, @Nullable Caller effective, @Nullable Replay earlier) {
        this.personId = person;
        this.caller = effective;
        this.replay = earlier;
    }
}
