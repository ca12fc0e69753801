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
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What a person may act as: a role for a township, county, province or the platform. Made by the database when the person's
 * confirmed invitation meets their first request; ends by removal and does not come back.
 */
@Entity
@Table(name = "membership")
public class Membership {
    @Id
    private UUID id;

    @Column(name = "person_id", updatable = false)
    private UUID personId;

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

    @Column(name = "removed_at")
    private @Nullable OffsetDateTime removedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Membership() {}

    /** Whether the caller may remove it: the township's leader or an operator, and nobody their own. */
    public boolean isRemovableBy(Caller caller) {
        return !caller.machine()
                && !caller.personId().equals(personId)
                && (caller.hasRole(Roles.OPERATOR)
                        || (caller.hasRole(Roles.LEADER) && townshipId != null && caller.actsFor(townshipId)));
    }

    /**
     * Ends it.
     *
     * @throws InvalidTransitionException when it has ended before
     */
    public void remove(Instant at) {
        if (removedAt != null) {
            throw new InvalidTransitionException();
        }
        this.removedAt = at.atOffset(ZoneOffset.UTC);
    }

    public UUID id() {
        return id;
    }

    public @Nullable UUID townshipId() {
        return townshipId;
    }

    public long version() {
        return version;
    }

    /** What an audit record covers. */
    public String content() {
        return String.join(
                "\n",
                "membership",
                id.toString(),
                scope,
                role,
                office,
                Objects.toString(townshipId, ""),
                Objects.toString(countyCode, ""),
                Objects.toString(provinceCode, ""),
                removedAt == null ? "" : "removed");
    }
}
