package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** All dispute alerts that the caller can see. Ids of hidden alerts answer like ids that were never given. */
public interface DisputeAlerts {
    /**
     * Adds a raised alert with its personal data, files it for search and makes its keyset.
     *
     * @return the other townships of the border it is shared with
     * @throws IdInUseException when the caller can see an alert of this id
     */
    List<UUID> add(DisputeAlert alert, Confidential confidential);

    /** The township's own alert, to be changed. */
    Optional<DisputeAlert> findOwn(UUID township, UUID id);

    /** @throws NotFoundException when the caller sees no alert of this id */
    AlertStanding getStanding(UUID id);

    /**
     * The alert of this id that this township owns.
     *
     * @param owner null: the own one before a shared one
     * @throws NotFoundException when the caller sees no such alert
     */
    AlertStanding getStanding(UUID id, @Nullable UUID owner);

    /**
     * Writes a changed alert and files it anew.
     *
     * @return the counties that it has been escalated to
     */
    List<String> update(DisputeAlert alert, Confidential confidential);

    /**
     * Writes an alert that has just been shared.
     *
     * @return the other townships of the border
     * @throws IdInUseException when somebody else's alert of this id is visible to the caller
     */
    List<UUID> share(DisputeAlert alert);

    /** Removes an alert with everything that belongs to it, its keyset included. */
    void remove(DisputeAlert alert);

    /**
     * Adds an attachment.
     *
     * @return the counties that the alert has been escalated to
     */
    List<String> attach(DisputeAlert alert, Attachment attachment);

    /** Marks alerts as received by the acting township's device. @return those for which that is news */
    List<AlertStanding> receive(List<UUID> ids);

    /**
     * The acting township's answer.
     *
     * @throws InvalidTransitionException when another answer of the township, or a withdrawal, came first
     */
    void answer(AlertStanding alert, DisputeAlertStatus answer, String reason);

    /**
     * Takes the acting township's alert back.
     *
     * @return the townships that have received it
     * @throws InvalidTransitionException when an acknowledgement or an escalation came first
     */
    List<UUID> withdraw(DisputeAlert alert, String reason);

    /**
     * Hands the alert to the counties of the border's townships.
     *
     * @return the counties
     * @throws InvalidTransitionException when the acting township has done so already, or a withdrawal came first
     */
    List<String> escalate(AlertStanding alert, String reason);

    /**
     * Opens the personal data to the acting provincial officer for three hours, and tells the townships of the border.
     *
     * @throws InvalidTransitionException when another request of the same person came first
     */
    void breakGlass(AlertStanding alert, String reason);

    /**
     * The alert's personal data, earlier words too. Who read it and why is recorded in the same statement.
     *
     * @throws NotFoundException when the caller sees no alert of this id
     * @throws ForbiddenException when the caller does not handle it
     */
    Unmasked unmask(UUID id, String purpose);

    /**
     * An attachment. Who read it is recorded in the same statement.
     *
     * @throws NotFoundException when the caller sees no alert of this id, or it has no such attachment
     * @throws ForbiddenException when the caller does not handle it
     */
    Attachment getAttachment(UUID id, UUID attachment);
}
