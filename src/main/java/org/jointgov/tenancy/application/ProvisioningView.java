package org.jointgov.tenancy.application;

/**
 * The organization as it is now.
 *
 * @param state {@code provisioned}
 * @param organizationAlias its alias in the hub realm
 * @param version the township's
 */
public record ProvisioningView(String state, String organizationAlias, long version) {
    static ProvisioningView of(String alias, long version) {
        return new ProvisioningView("provisioned", alias, version);
    }
}
