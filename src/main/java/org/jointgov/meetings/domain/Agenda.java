package org.jointgov.meetings.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The agenda of a joint meeting that is held for this transaction. Every act also counts the meeting's version.
 *
 * <p>Each method throws {@link org.jointgov.shared.InvalidTransitionException} once the minutes are in force or the meeting is
 * cancelled, {@link org.jointgov.shared.NotFoundException} when the item is not there, and
 * {@link org.jointgov.shared.ForbiddenException} when it is another side's and only that side may.
 */
public interface Agenda {
    /**
     * Puts an item at the end.
     *
     * @throws org.jointgov.shared.IdInUseException when the agenda has an item of this id
     * @throws org.jointgov.shared.InvalidFieldsException when what it is about is nothing of the border that the caller sees, or
     *     stands on the agenda already
     */
    void add(Minutes meeting, NewAgendaItem item);

    /** Changes an item of the own side. */
    void change(Minutes meeting, UUID item, String title, String responsible, @Nullable Integer minutes);

    /** Takes an item of the own side off; it stays on record. */
    void withdraw(Minutes meeting, UUID item);

    /** @throws org.jointgov.shared.ConflictException unless these are the items that stand on the agenda */
    void order(Minutes meeting, List<UUID> items);

    /** @throws org.jointgov.shared.InvalidTransitionException also when a later meeting has taken the item over */
    void recordOutcome(Minutes meeting, UUID item, boolean reached);
}
