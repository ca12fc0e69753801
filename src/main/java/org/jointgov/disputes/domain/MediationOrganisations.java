package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.NotFoundException;

/** The mediation organisations that the caller can see. */
public interface MediationOrganisations {
    /**
     * Adds one.
     *
     * @throws org.jointgov.shared.IdInUseException when an organisation that the caller can see has the id
     */
    void add(MediationOrganisation organisation);

    /** @throws NotFoundException when the caller sees none */
    MediationOrganisation get(UUID id);

    /**
     * Writes the changes now.
     *
     * @throws org.jointgov.shared.ConflictException when another act came in between
     * @throws org.jointgov.shared.InvalidTransitionException when it is to be dissolved and mediators work for it
     */
    void save();
}
