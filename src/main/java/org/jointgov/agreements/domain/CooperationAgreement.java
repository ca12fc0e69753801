package org.jointgov.agreements.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * A cooperation agreement as its township drafts it: written, rewritten, thrown away. Once proposed it is {@link Negotiation}'s,
 * and none of the drafter's to write alone.
 */
@Entity
@Table(name = "cooperation_agreement", schema = "jointgov")
@IdClass(RecordKey.class)
@SuppressWarnings("NullAway.Init") // JPA fills what the constructor for JPA leaves
public class CooperationAgreement {
    @Id
    @Column(name = "township_id")
    private UUID townshipId;

    @Id
    private UUID id;

    @Column(name = "border_id", updatable = false)
    private UUID borderId;

    private String language;

    private String title;

    private String text;

    @Column(name = "term_from")
    private @Nullable LocalDate termFrom;

    @Column(name = "term_to")
    private @Nullable LocalDate termTo;

    @Column(name = "drafted_office", updatable = false)
    private String draftedOffice;

    @Column(name = "drafted_at", insertable = false, updatable = false)
    private OffsetDateTime draftedAt;

    @Column(insertable = false, updatable = false)
    private String state = AgreementState.DRAFT.slug();

    @Version
    private long version;

    /** For JPA. */
    protected CooperationAgreement() {}

    /**
     * A draft for one of the township's borders.
     *
     * @param office the drafter's title
     */
    public static CooperationAgreement draft(UUID id, UUID townshipId, UUID borderId, String office, Wording wording) {
        CooperationAgreement agreement = new CooperationAgreement();
        agreement.id = id;
        agreement.townshipId = townshipId;
        agreement.borderId = borderId;
        agreement.draftedOffice = office;
        agreement.take(wording);
        return agreement;
    }

    /** @throws InvalidTransitionException once it has been proposed */
    public void rewrite(Wording wording) {
        requireDraft();
        take(wording);
    }

    /** Whether it may be thrown away. @throws InvalidTransitionException once it has been proposed */
    public void requireDraft() {
        if (state() != AgreementState.DRAFT) {
            throw new InvalidTransitionException();
        }
    }

    private void take(Wording wording) {
        language = wording.language();
        title = wording.title();
        text = wording.text();
        termFrom = wording.termFrom();
        termTo = wording.termTo();
    }

    public UUID id() {
        return id;
    }

    /** The drafter's. */
    public UUID townshipId() {
        return townshipId;
    }

    public UUID borderId() {
        return borderId;
    }

    public AgreementState state() {
        return AgreementState.of(state);
    }

    /** Counts the acts of all sides. */
    public long version() {
        return version;
    }

    /** What it says now. */
    public Wording wording() {
        return new Wording(language, title, text, termFrom, termTo);
    }
}
