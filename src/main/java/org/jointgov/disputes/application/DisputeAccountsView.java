package org.jointgov.disputes.application;

import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.AccountAction;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;

/**
 * What the sides of a dispute tell, without the words, which are personal data.
 *
 * @param version the version of the caller's own side's account, which the entity tag names; 0 when there is none
 * @param accounts one for each side
 * @param actions what this caller may do now
 */
public record DisputeAccountsView(
        UUID disputeId,
        long version,
        List<AccountView> accounts,
        @Means(AccountAction.class) List<String> actions) {

    /**
     * One side's account as it stands.
     *
     * @param version counts this side's versions; 0: nothing told yet
     * @param facts in the side's order
     * @param versions who wrote which version when, newest first; at most 21
     */
    public record AccountView(UUID townshipId, long version, List<FactView> facts, List<VersionView> versions) {}

    /**
     * A fact in one wording.
     *
     * @param agreed every side has confirmed it; otherwise it is contested
     * @param confirmations which sides have
     */
    public record FactView(UUID id, boolean agreed, List<Act> confirmations) {}

    /** An account in one version; {@code facts} in their order. */
    public record VersionView(long version, Act written, List<UUID> facts) {}
}
