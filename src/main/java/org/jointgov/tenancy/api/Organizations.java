package org.jointgov.tenancy.api;

import java.util.Set;
import java.util.UUID;

/** The townships' organizations in Keycloak: written from here, never read back as an authority. */
public interface Organizations {
    /**
     * Makes the organization, or repairs the one that is there: name, attributes, enabled, members. Never links an identity
     * provider. Calls over the network: not to be called inside a transaction. Can be repeated at any time.
     *
     * @return the organization's alias, which stays what it was when the organization was made
     * @throws OrganizationsUnavailableException when Keycloak does not answer or refuses; what was done until then is
     *     completed by the next run
     */
    String provision(Organization wanted);

    /**
     * What is to be there.
     *
     * @param township whose it is; by this the organization is found again
     * @param alias taken when it is made
     * @param code the township's code
     * @param members subjects in the hub; they are members of their own accord, never managed by the organization
     */
    record Organization(UUID township, String alias, String code, String name, Set<String> members) {}
}
