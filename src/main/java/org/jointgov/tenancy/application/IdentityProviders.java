package org.jointgov.tenancy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The provinces whose directories are brokered into the hub: each side's people come from their own. */
@ApplicationScoped
public class IdentityProviders {
    private final Map<String, String> aliasOfProvince;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected IdentityProviders() {
        this.aliasOfProvince = null;
    }

    /**
     * @param providers alias and province code (two digits, GB/T 2260) of each: {@code xizang-government:54,…}
     * @throws IllegalArgumentException when one is not of that form
     */
    @Inject
    public IdentityProviders(
            @ConfigProperty(
                            name = "jointgov.identity-providers",
                            defaultValue = "xizang-government:54,qinghai-government:63")
                    List<String> providers) {
        Map<String, String> aliases = new HashMap<>();
        for (String provider : providers) {
            int colon = provider.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("jointgov.identity-providers: alias:province is expected");
            }
            aliases.put(
                    provider.substring(colon + 1).strip(),
                    provider.substring(0, colon).strip());
        }
        this.aliasOfProvince = Map.copyOf(aliases);
    }

    /** The alias of a province's realm; empty when the province takes no part. */
    public Optional<String> of(String provinceCode) {
        return Optional.ofNullable(aliasOfProvince.get(provinceCode));
    }
}
