package org.jointgov.platform.rest;

import java.util.List;

/**
 * What the web app has to know before anybody has signed in.
 *
 * @param issuer the hub realm's issuer
 * @param realm its name
 * @param keycloakUrl where Keycloak is reached by browsers
 * @param clientId the web app's client there
 * @param mode {@code production} or {@code demonstration}
 * @param identityProviders the provinces' own logins
 */
public record ConfigurationView(
        String issuer,
        String realm,
        String keycloakUrl,
        String clientId,
        String mode,
        List<IdentityProviderView> identityProviders) {

    /**
     * @param alias the hint with which Keycloak leads straight to this province's login
     * @param provinceCode two digits (GB/T 2260)
     * @param name the province in the three languages
     */
    public record IdentityProviderView(String alias, String provinceCode, TextSetView name) {}

    /** A short text in Chinese, Tibetan and English. */
    public record TextSetView(String zh, String bo, String en) {}
}
