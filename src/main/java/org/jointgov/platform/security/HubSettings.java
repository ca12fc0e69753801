package org.jointgov.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the hub realm is, and what its tokens must say. */
@ApplicationScoped
public class HubSettings {
    private final String issuer;
    private final String audience;
    private final Set<String> clients;
    private final String introspectionClient;
    private final String introspectionSecret;
    private final boolean production;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected HubSettings() {
        this.issuer = null;
        this.audience = null;
        this.clients = null;
        this.introspectionClient = null;
        this.introspectionSecret = null;
        this.production = true;
    }

    /**
     * @param issuer {@code iss} of every token; the realm's address
     * @param audience must be in {@code aud}
     * @param clients which clients ({@code azp}) people may come through
     * @param introspectionClient the confidential client that asks whether a token still lives
     * @param introspectionSecret its secret
     * @param mode {@code production}, which lets no demonstration people in, or {@code demonstration}
     */
    @Inject
    public HubSettings(
            @ConfigProperty(name = "jointgov.issuer") String issuer,
            @ConfigProperty(name = "jointgov.audience") String audience,
            @ConfigProperty(name = "jointgov.web-clients", defaultValue = "joint-governance-web") Set<String> clients,
            @ConfigProperty(name = "jointgov.introspection.client-id") String introspectionClient,
            @ConfigProperty(name = "jointgov.introspection.client-secret") String introspectionSecret,
            @ConfigProperty(name = "jointgov.mode", defaultValue = "production") String mode) {
        this.issuer = issuer;
        this.audience = audience;
        this.clients = Set.copyOf(clients);
        this.introspectionClient = introspectionClient;
        this.introspectionSecret = introspectionSecret;
        this.production = !mode.equals("demonstration");
    }

    public String issuer() {
        return issuer;
    }

    public String audience() {
        return audience;
    }

    public Set<String> clients() {
        return clients;
    }

    public String introspectionClient() {
        return introspectionClient;
    }

    public String introspectionSecret() {
        return introspectionSecret;
    }

    /** Whether the demonstration's people and machines are kept out. */
    public boolean production() {
        return production;
    }

    /** The realm's public keys (RFC 7517). */
    public URI keys() {
        return URI.create(issuer + "/protocol/openid-connect/certs");
    }

    /** Where tokens are issued (RFC 6749 §3.2). */
    public URI token() {
        return URI.create(issuer + "/protocol/openid-connect/token");
    }

    /** Token introspection (RFC 7662). */
    public URI introspection() {
        return URI.create(issuer + "/protocol/openid-connect/token/introspect");
    }
}
