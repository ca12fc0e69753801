package org.jointgov.tenancy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.tenancy.api.Organizations;
import org.jspecify.annotations.Nullable;

/**
 * An operator has the township's organization made or repaired in Keycloak: what is wanted is read in one transaction, Keycloak
 * is called outside of any, and what came of it is recorded in another. Where that breaks off, nothing is recorded, and
 * repeating the request does the rest.
 */
@ApplicationScoped
public class ProvisionTownship {
    private final ProvisioningRecords records;
    private final Organizations organizations;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ProvisionTownship() {
        this.records = null;
        this.organizations = null;
    }

    @Inject
    public ProvisionTownship(ProvisioningRecords records, Organizations organizations) {
        this.records = records;
        this.organizations = organizations;
    }

    /**
     * Makes or repairs it.
     *
     * @param ifMatch the tag of the version that the caller read; may be absent
     */
    public ProvisioningView provision(UUID township, @Nullable String ifMatch) {
        ProvisioningRecords.Plan plan = records.plan(township, ifMatch);
        if (plan.done() != null) {
            return plan.done();
        }
        String alias = organizations.provision(plan.wanted());
        return records.record(township, plan.version(), alias);
    }
}
