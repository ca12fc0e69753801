package org.jointgov.tenancy.domain;

import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Who makes an invitation count. The database keeps the same rule ({@code may_confirm_invitation}). Why so stands in
 * docs/decisions/0005-chain-of-trust.md.
 */
public final class ConfirmationPolicy {
    private ConfirmationPolicy() {}

    /**
     * What is invited to.
     *
     * @param townshipId with scope township
     * @param provinceCode the province in which the township or county lies; null for the platform
     * @param townshipLed whether the township has a leader
     */
    public record Subject(
            Scope scope,
            String role,
            @Nullable UUID townshipId,
            @Nullable String provinceCode,
            boolean townshipLed) {}

    /**
     * Whether the caller may confirm it: the township's leader for people of the township; the provincial officer for the first
     * leader of a township and for county officers; an operator for provincial officers and operators. Never a machine, and
     * never who invited.
     */
    public static boolean mayConfirm(Caller caller, Subject subject, boolean invitedByCaller) {
        if (caller.machine() || invitedByCaller) {
            return false;
        }
        return switch (subject.scope()) {
            case TOWNSHIP ->
                subject.role().equals(Roles.LEADER) && !subject.townshipLed()
                        ? isOfficerOf(caller, subject.provinceCode())
                        : caller.hasRole(Roles.LEADER)
                                && subject.townshipId() != null
                                && caller.actsFor(subject.townshipId());
            case COUNTY -> isOfficerOf(caller, subject.provinceCode());
            case PROVINCE, PLATFORM -> caller.hasRole(Roles.OPERATOR);
        };
    }

    private static boolean isOfficerOf(Caller caller, @Nullable String provinceCode) {
        return caller.hasRole(Roles.PROVINCIAL_OFFICER)
                && provinceCode != null
                && provinceCode.equals(caller.provinceCode());
    }
}
