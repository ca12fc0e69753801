package org.jointgov.platform.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;

/** Where to sign in; public. */
@Path("configuration")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationResource {
    private static final String PROVINCES = "org.jointgov.platform.rest.provinces";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ConfigurationView view;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ConfigurationResource() {
        this.view = null;
    }

    /** @param providers alias and province code of each identity provider: {@code xizang-government:54,…} */
    @Inject
    public ConfigurationResource(
            @ConfigProperty(name = "jointgov.issuer") String issuer,
            @ConfigProperty(name = "jointgov.keycloak.realm") String realm,
            @ConfigProperty(name = "jointgov.keycloak.url") String keycloakUrl,
            @ConfigProperty(name = "jointgov.web-client", defaultValue = "joint-governance-web") String clientId,
            @ConfigProperty(name = "jointgov.mode", defaultValue = "production") String mode,
            @ConfigProperty(
                            name = "jointgov.identity-providers",
                            defaultValue = "xizang-government:54,qinghai-government:63")
                    List<String> providers) {
        this.view = new ConfigurationView(
                issuer,
                realm,
                keycloakUrl,
                clientId,
                mode,
                providers.stream().map(ConfigurationResource::provider).toList());
    }

    /** The configuration. */
    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "getConfiguration", summary = "Where to sign in")
    @APIResponse(
            responseCode = "200",
            description = "The configuration",
            content = @Content(schema = @Schema(implementation = ConfigurationView.class)))
    public Response get() {
        CacheControl aMinute = new CacheControl();
        aMinute.setMaxAge(60);
        return Response.ok(view).cacheControl(aMinute).build();
    }

    private static ConfigurationView.IdentityProviderView provider(String setting) {
        int colon = setting.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("jointgov.identity-providers: alias:province-code expected");
        }
        String province = setting.substring(colon + 1).trim();
        return new ConfigurationView.IdentityProviderView(
                setting.substring(0, colon).trim(),
                province,
                new ConfigurationView.TextSetView(
                        name(province, Languages.CHINESE),
                        name(province, Languages.TIBETAN),
                        name(province, Languages.ENGLISH)));
    }

    /** A province that the texts do not know is shown by its code. */
    private static String name(String province, Locale locale) {
        ResourceBundle names = ResourceBundle.getBundle(PROVINCES, locale, NO_FALLBACK);
        return names.containsKey(province) ? names.getString(province) : province;
    }
}
