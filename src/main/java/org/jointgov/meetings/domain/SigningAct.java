package org.jointgov.meetings.domain;

import java.util.Objects;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * As what the caller signs, and on what ground.
 *
 * @param deputyId with {@link SigningCapacity#DEPUTY}
 * @param forOffice the leader's, with {@link SigningCapacity#DEPUTY} and {@link SigningCapacity#PAPER}
 * @param fileId the scan, with {@link SigningCapacity#PAPER}
 */
public record SigningAct(
        SigningCapacity capacity,
        @Nullable UUID deputyId,
        @Nullable String forOffice,
        @Nullable UUID fileId) {

    /** What a caller asks for; without a capacity a leader signs as leader, and anybody else as deputy. */
    public record Wish(
            @Nullable SigningCapacity capacity,
            @Nullable String forOffice,
            @Nullable UUID fileId) {
        /** Nothing in particular. */
        public static final Wish NONE = new Wish(null, null, null);
    }

    /**
     * What the wish comes to.
     *
     * @throws ForbiddenException when the caller may not sign so; machines never do
     */
    public static SigningAct of(Caller caller, SigningRights rights, Wish wish) {
        caller.requirePerson(Roles.LEADER, Roles.CLERK);
        SigningCapacity capacity = Objects.requireNonNullElse(
                wish.capacity(), caller.hasRole(Roles.LEADER) ? SigningCapacity.LEADER : SigningCapacity.DEPUTY);
        return switch (capacity) {
            case LEADER -> {
                caller.require(Roles.LEADER);
                yield new SigningAct(capacity, null, null, null);
            }
            case DEPUTY -> {
                if (rights.deputyId() == null) {
                    throw new ForbiddenException();
                }
                yield new SigningAct(capacity, rights.deputyId(), rights.forOffice(), null);
            }
            case SECOND -> new SigningAct(capacity, null, null, null);
            case PAPER -> new SigningAct(capacity, null, wish.forOffice(), wish.fileId());
        };
    }

    /** In the audit trail: a leader's signature is the hash alone; of any other it is said as what and for whom. */
    public String said(String contentHash) {
        return capacity == SigningCapacity.LEADER
                ? contentHash
                : String.join(
                        "\n",
                        "jointgov-sign-off-v2",
                        contentHash,
                        capacity.slug(),
                        Objects.toString(forOffice, ""),
                        Objects.toString(fileId, ""));
    }
}
