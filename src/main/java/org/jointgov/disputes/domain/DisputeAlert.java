package org.jointgov.disputes.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jspecify.annotations.Nullable;

/**
 * A mediator's notice that a border dispute exists (event) or is coming (prevention).
 *
 * <p>Life cycle: it is <em>raised</em> by a township, as its own or for a border at once; while it is the township's own it may
 * be <em>removed</em>; it is <em>shared</em> with one border, for good. From then on the other townships of the border receive,
 * read, and acknowledge or decline it ({@link DisputeAlertStatus}), and a leader of any of them may escalate it to the
 * counties; none of that writes this row but through the database's own functions. Its owner may <em>change</em> what it says
 * and <em>attach</em> to it, and may <em>withdraw</em> it as long as no other township has acknowledged it and nobody has
 * escalated it; from then on nothing of it changes any more.
 */
@Entity
@Table(name = "dispute_alert")
@IdClass(DisputeAlertKey.class)
public class DisputeAlert {
    /** How many attachments an alert may have. */
    public static final int MAX_ATTACHMENTS = 10;

    @Id
    @Column(name = "township_id")
    private UUID townshipId;

    @Id
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "border_id")
    private @Nullable UUID borderId;

    @Column(name = "kind")
    private String kind;

    @Column(name = "type")
    private String type;

    @Column(name = "severity")
    private String severity;

    @Column(name = "headline")
    private String headline;

    @Column(name = "place_name")
    private String placeName;

    @Column(name = "latitude")
    private @Nullable Double latitude;

    @Column(name = "longitude")
    private @Nullable Double longitude;

    @Column(name = "accuracy_metres")
    private @Nullable Double accuracyMetres;

    @Column(name = "place_source")
    private @Nullable String placeSource;

    @Column(name = "occurred_on")
    private @Nullable LocalDate occurredOn;

    /** What the clock of an offline device said: a fact about the device, never an order. */
    @Column(name = "device_time", updatable = false)
    private @Nullable OffsetDateTime deviceTime;

    /** Written by the database only. */
    @Column(name = "status", insertable = false, updatable = false)
    private @Nullable String status;

    /** Written by the database only. */
    @Column(name = "escalated", insertable = false, updatable = false)
    private boolean escalated;

    @Column(name = "raised_by", updatable = false)
    private UUID raisedBy;

    @Column(name = "raised_office", updatable = false)
    private String raisedOffice;

    @Column(name = "has_narrative")
    private boolean hasNarrative;

    @Column(name = "party_count")
    private int partyCount;

    @Column(name = "attachment_count")
    private int attachmentCount;

    @SuppressWarnings("NullAway") // Persistence fills the fields
    protected DisputeAlert() {
        this.townshipId = null;
        this.id = null;
    }

    @SuppressWarnings("NullAway") // say() fills the rest
    private DisputeAlert(UUID townshipId, UUID id, Caller raiser, @Nullable OffsetDateTime deviceTime) {
        this.townshipId = townshipId;
        this.id = id;
        this.raisedBy = raiser.personId();
        this.raisedOffice = raiser.office();
        this.deviceTime = deviceTime;
    }

    /**
     * A new alert of the raiser's township.
     *
     * @param deviceTime when the raiser's device says it was written, if that was offline
     */
    public static DisputeAlert raise(
            UUID id,
            Caller raiser,
            AlertContent content,
            boolean hasNarrative,
            int partyCount,
            @Nullable OffsetDateTime deviceTime) {
        DisputeAlert alert = new DisputeAlert(raiser.township(), id, raiser, deviceTime);
        alert.say(content);
        alert.hasNarrative = hasNarrative;
        alert.partyCount = partyCount;
        return alert;
    }

    /**
     * Changes what the alert says.
     *
     * @throws InvalidTransitionException when it has been withdrawn
     */
    public void change(AlertContent content) {
        requireNotWithdrawn();
        say(content);
    }

    /** Notes that the encrypted narrative was written anew. */
    public void narrate(boolean present) {
        this.hasNarrative = present;
    }

    /** Notes that the encrypted parties were written anew. */
    public void nameParties(int count) {
        this.partyCount = count;
    }

    /**
     * Shares the alert with a border, for good.
     *
     * @throws InvalidTransitionException when it has been shared already
     */
    public void shareWith(UUID border) {
        if (!status().canBecome(DisputeAlertStatus.SENT)) {
            throw new InvalidTransitionException();
        }
        this.borderId = border;
        this.status = DisputeAlertStatus.SENT.slug();
    }

    /**
     * Takes a shared alert back, for good.
     *
     * @throws InvalidTransitionException when it is not shared, another township has acknowledged it, or it has been escalated
     *     or withdrawn
     */
    public void withdraw() {
        if (escalated || !status().canBecome(DisputeAlertStatus.WITHDRAWN)) {
            throw new InvalidTransitionException();
        }
        this.status = DisputeAlertStatus.WITHDRAWN.slug();
    }

    /**
     * Counts one more attachment.
     *
     * @throws InvalidFieldsException when the alert has {@value #MAX_ATTACHMENTS}
     * @throws InvalidTransitionException when it has been withdrawn
     */
    public void attach() {
        requireNotWithdrawn();
        if (attachmentCount >= MAX_ATTACHMENTS) {
            throw InvalidFieldsException.of("", "too-many");
        }
        this.attachmentCount++;
    }

    /** @throws InvalidTransitionException when it has been shared: what others have seen is not removed */
    public void requireRemovable() {
        if (status() != DisputeAlertStatus.OWN) {
            throw new InvalidTransitionException();
        }
    }

    private void requireNotWithdrawn() {
        if (status() == DisputeAlertStatus.WITHDRAWN) {
            throw new InvalidTransitionException();
        }
    }

    private void say(AlertContent content) {
        this.kind = content.kind();
        this.type = content.type();
        this.severity = content.severity();
        this.headline = content.headline();
        this.placeName = content.place().name();
        this.latitude = content.place().latitude();
        this.longitude = content.place().longitude();
        this.accuracyMetres = content.place().accuracyMetres();
        this.placeSource = content.place().source();
        this.occurredOn = content.occurredOn();
    }

    public DisputeAlertKey key() {
        return new DisputeAlertKey(townshipId, id);
    }

    public UUID townshipId() {
        return townshipId;
    }

    public UUID id() {
        return id;
    }

    /** Counts the owner's changes; what other townships do has rows and versions of its own. */
    public long version() {
        return version;
    }

    /** The border it is shared with. */
    public Optional<UUID> borderId() {
        return Optional.ofNullable(borderId);
    }

    public DisputeAlertStatus status() {
        return status == null ? DisputeAlertStatus.OWN : DisputeAlertStatus.of(status);
    }

    public boolean escalated() {
        return escalated;
    }

    public AlertContent content() {
        return new AlertContent(
                kind,
                type,
                severity,
                headline,
                new Place(placeName, latitude, longitude, accuracyMetres, placeSource),
                occurredOn);
    }

    public boolean hasNarrative() {
        return hasNarrative;
    }

    public int partyCount() {
        return partyCount;
    }

    public int attachmentCount() {
        return attachmentCount;
    }
}
