package org.jointgov.agreements.domain;

import java.util.UUID;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** The cooperation agreements that the caller can see. */
public interface CooperationAgreements {
    /** A leader's word for a wording; an ending has a reason. */
    enum Word {
        ACCEPTANCE("acceptance"),
        SIGNATURE("signature"),
        ENDING("ending");

        private final String slug;

        Word(String slug) {
            this.slug = slug;
        }

        /** The name in the database. */
        public String slug() {
            return slug;
        }
    }

    /**
     * Adds a draft.
     *
     * @throws org.jointgov.shared.IdInUseException when an agreement that the caller can see has the id
     */
    void add(CooperationAgreement agreement);

    /** @throws NotFoundException when the caller sees no such agreement */
    CooperationAgreement get(UUID id);

    /**
     * Writes the drafter's changes now.
     *
     * @throws org.jointgov.shared.ConflictException when another act came in between
     */
    void save();

    /** Throws a draft away. */
    void remove(CooperationAgreement agreement);

    /**
     * The negotiation, held for this transaction: acts on one agreement follow one another.
     *
     * @throws NotFoundException when the caller sees no such agreement
     */
    Negotiation lock(UUID id);

    /** Writes the latest wording as its writer's. */
    void write(Negotiation worded, String office);

    /** Writes a leader's word for the latest wording. */
    void give(Negotiation negotiation, Word word, Consent consent, String office, @Nullable String reason);
}
