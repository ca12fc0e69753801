package org.jointgov.disputes.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * A people's mediator, as the register of the township has one: an official role with a public name (People's Mediation Law,
 * articles 13 and 14). Added and changed by the township; interests are declared and withdrawn; in the end the mediator departs,
 * and the entry is kept without phone and login. The register knows neither sex, ethnicity nor religion, and no party.
 */
@Entity
@Table(name = "mediator", schema = "jointgov")
@IdClass(RecordKey.class)
@SuppressWarnings("NullAway.Init") // JPA fills what the constructor for JPA leaves
public class Mediator {
    @Id
    @Column(name = "township_id")
    private UUID townshipId;

    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Column(name = "display_name")
    private String displayName;

    /** Codes joined by commas, as the table's CHECK has them. */
    private String languages;

    @Column(name = "added_office", updatable = false)
    private String addedOffice;

    @Column(name = "added_at", insertable = false, updatable = false)
    private OffsetDateTime addedAt;

    /** Written at every change, so that a change of phone, login or interests is a version too. */
    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    @Column(name = "departed_at")
    private @Nullable OffsetDateTime departedAt;

    @Column(name = "departed_office")
    private @Nullable String departedOffice;

    @Column(name = "departure_reason")
    private @Nullable String departureReason;

    @Version
    private long version;

    /** For JPA. */
    protected Mediator() {}

    /**
     * One whom a township enters into its register.
     *
     * @param office the title of whoever adds the entry
     * @param at UTC
     */
    public static Mediator add(UUID id, UUID townshipId, String office, MediatorProfile profile, Instant at) {
        Mediator mediator = new Mediator();
        mediator.id = id;
        mediator.townshipId = townshipId;
        mediator.addedOffice = office;
        mediator.take(profile, at);
        return mediator;
    }

    /**
     * Corrects what the register says.
     *
     * @param at UTC
     * @throws InvalidTransitionException after the departure
     */
    public void change(MediatorProfile profile, Instant at) {
        requireActive();
        take(profile, at);
    }

    /**
     * An interest is declared or withdrawn, which is a row of its own.
     *
     * @param at UTC
     * @throws InvalidTransitionException after the departure
     */
    public void touchInterests(Instant at) {
        requireActive();
        changedAt = at.atOffset(ZoneOffset.UTC);
    }

    /**
     * The mediator leaves or is dismissed.
     *
     * @param reason read by both sides
     * @param at UTC
     * @throws InvalidTransitionException when that has happened before
     */
    public void depart(String reason, String office, Instant at) {
        requireActive();
        departureReason = reason;
        departedOffice = office;
        departedAt = at.atOffset(ZoneOffset.UTC);
        changedAt = at.atOffset(ZoneOffset.UTC);
    }

    private void requireActive() {
        if (departedAt != null) {
            throw new InvalidTransitionException();
        }
    }

    private void take(MediatorProfile profile, Instant at) {
        organisationId = profile.organisationId();
        displayName = profile.displayName();
        languages = String.join(",", profile.languages());
        changedAt = at.atOffset(ZoneOffset.UTC);
    }

    public UUID id() {
        return id;
    }

    public UUID townshipId() {
        return townshipId;
    }

    /** Public to both sides of a border. */
    public String displayName() {
        return displayName;
    }

    /** Whether the mediator has left or was dismissed. */
    public boolean departed() {
        return departedAt != null;
    }

    public long version() {
        return version;
    }
}
