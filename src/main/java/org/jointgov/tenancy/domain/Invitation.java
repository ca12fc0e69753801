package org.jointgov.tenancy.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has not signed in yet, known by identity provider and name there. An operator invites; somebody else confirms
 * ({@link ConfirmationPolicy}); the person's first request after that accepts it, which the database does. Until then it can be
 * withdrawn.
 */
@Entity
@Table(name = "invitation")
public class Invitation {
    @Id
    private UUID id;

    @Column(name = "identity_provider", updatable = false)
    private String identityProvider;

    @Column(updatable = false)
    private String username;

    @Column(updatable = false)
    private String scope;

    @Column(updatable = false)
    private String role;

    @Column(updatable = false)
    private String office;

    @Column(name = "township_id", updatable = false)
    private @Nullable UUID townshipId;

    @Column(name = "county_code", updatable = false)
    private @Nullable String countyCode;

    @Column(name = "province_code", updatable = false)
    private @Nullable String provinceCode;

    @Column(updatable = false)
    private boolean machine;

    @Column(name = "invited_by", updatable = false)
    private @Nullable UUID invitedBy;

    @Column(name = "invited_at", updatable = false)
    private OffsetDateTime invitedAt;

    @Column(name = "confirmed_by")
    private @Nullable UUID confirmedBy;

    @Column(name = "confirmed_at")
    private @Nullable OffsetDateTime confirmedAt;

    @Column(name = "withdrawn_at")
    private @Nullable OffsetDateTime withdrawnAt;

    @Column(name = "accepted_at", insertable = false, updatable = false)
    private @Nullable OffsetDateTime acceptedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Invitation() {}

    /** A new invitation, to be confirmed by somebody else. */
    public Invitation(UUID id, Invitee invitee, UUID invitedBy, Instant at) {
        this.id = id;
        this.identityProvider = invitee.identityProvider();
        this.username = invitee.username();
        this.scope = invitee.scope();
        this.role = invitee.role();
        this.office = invitee.office();
        this.townshipId = invitee.townshipId();
        this.countyCode = invitee.countyCode();
        this.provinceCode = invitee.provinceCode();
        this.machine = invitee.isMachine();
        this.invitedBy = invitedBy;
        this.invitedAt = at.atOffset(ZoneOffset.UTC);
    }

    /**
     * Makes it count.
     *
     * @throws InvalidTransitionException unless it waits for that
     */
    public void confirm(UUID by, Instant at) {
        if (confirmedAt != null || !isOpen()) {
            throw new InvalidTransitionException();
        }
        this.confirmedBy = by;
        this.confirmedAt = at.atOffset(ZoneOffset.UTC);
    }

    /**
     * Takes it back.
     *
     * @throws InvalidTransitionException when it was accepted or withdrawn before
     */
    public void withdraw(Instant at) {
        if (!isOpen()) {
            throw new InvalidTransitionException();
        }
        this.withdrawnAt = at.atOffset(ZoneOffset.UTC);
    }

    /** Whether it can still be confirmed, accepted or withdrawn. */
    public boolean isOpen() {
        return acceptedAt == null && withdrawnAt == null;
    }

    /** Whether this person wrote it. */
    public boolean isBy(UUID person) {
        return person.equals(invitedBy);
    }

    public UUID id() {
        return id;
    }

    public String scope() {
        return scope;
    }

    public String role() {
        return role;
    }

    public @Nullable UUID townshipId() {
        return townshipId;
    }

    public @Nullable String countyCode() {
        return countyCode;
    }

    public long version() {
        return version;
    }

    /** What an audit record covers: not the person's name. */
    public String content() {
        return String.join(
                "\n",
                "invitation",
                id.toString(),
                scope,
                role,
                office,
                Objects.toString(townshipId, ""),
                Objects.toString(countyCode, ""),
                Objects.toString(provinceCode, ""),
                machine ? "machine" : "person",
                withdrawnAt != null ? "withdrawn" : confirmedAt != null ? "confirmed" : "waiting");
    }
}
