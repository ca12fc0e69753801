package org.jointgov.identity.adapter.keycloak;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.ext.ContextResolver;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.glassfish.jersey.client.proxy.WebResourceFactory;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.spi.ResteasyClientProvider;

/**
 * Lets Keycloak's admin client run on the platform's own Jersey and Jackson instead of RESTEasy, of which a second JAX-RS
 * implementation would come into the WAR. Found by the service loader.
 */
public class JerseyClientProvider implements ResteasyClientProvider {
    private static final int CONNECT_SECONDS = 3;
    private static final int READ_SECONDS = 10;

    @Override
    public Client newRestEasyClient(
            @Nullable Object messageHandler, @Nullable SSLContext sslContext, boolean disableTrustManager) {
        if (disableTrustManager) {
            throw new IllegalArgumentException("certificates are always checked");
        }
        ClientBuilder builder = ClientBuilder.newBuilder()
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .property("jersey.config.jsonFeature", JacksonFeature.class.getSimpleName())
                .register(JacksonFeature.class)
                .register(new Mapper());
        if (sslContext != null) {
            builder.sslContext(sslContext);
        }
        return builder.build();
    }

    @Override
    public <R> R targetProxy(WebTarget target, Class<R> targetClass) {
        return WebResourceFactory.newResource(targetClass, target);
    }

    /** Keycloak's server is newer than its client: it may say more than the client knows. */
    private static final class Mapper implements ContextResolver<ObjectMapper> {
        private final ObjectMapper mapper = new ObjectMapper()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .setSerializationInclusion(JsonInclude.Include.NON_NULL);

        @Override
        public ObjectMapper getContext(Class<?> type) {
            return mapper;
        }
    }
}
