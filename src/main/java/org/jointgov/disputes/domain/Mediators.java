package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.NotFoundException;

/** The mediators that the caller can see. */
public interface Mediators {
    /**
     * Adds one, with phone and login.
     *
     * @throws org.jointgov.shared.IdInUseException when a mediator that the caller can see has the id
     * @throws org.jointgov.shared.InvalidFieldsException when organisation or login cannot be the mediator's
     */
    void add(Mediator mediator, MediatorProfile profile);

    /** @throws NotFoundException when the caller sees none */
    Mediator get(UUID id);

    /**
     * Writes a changed mediator now, with phone and login.
     *
     * @throws org.jointgov.shared.ConflictException when another act came in between
     * @throws org.jointgov.shared.InvalidFieldsException when organisation or login cannot be the mediator's
     */
    void save(Mediator mediator, MediatorProfile profile);

    /** Writes a departed mediator now; phone and login go. @throws org.jointgov.shared.ConflictException as {@link #save} */
    void saveDeparted(Mediator mediator);

    /** Adds a declaration. @throws org.jointgov.shared.IdInUseException when the mediator has one of this id */
    void declare(Mediator mediator, InterestDeclaration declaration, String office);

    /**
     * Withdraws a declaration; it stays on record.
     *
     * @throws NotFoundException when the mediator has none of this id
     * @throws org.jointgov.shared.InvalidTransitionException when it has been withdrawn before
     */
    void withdraw(Mediator mediator, UUID declarationId, String office);
}
