package org.jointgov.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jointgov.stack.Application;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Test;

/** The hub changes its signing key while calls go on. */
class KeyRotationIT {
    private static final LocalStack STACK = SharedStack.get();
    private static final Logins LOGINS = STACK.logins();
    private static final String REALM = LocalStack.HUB_REALM;

    /** On a node without request limits, which the load would reach. */
    @Test
    void twentyKeyRotationsUnderLoadRefuseNoValidCall() throws InterruptedException, ExecutionException {
        try (Application node = STACK.startApplication(
                STACK.builtWar(),
                Map.of("jointgov.limits.person-per-minute", "0", "jointgov.limits.township-per-minute", "0"))) {
            rotateUnderLoad(Api.at(URI.create(node.url())));
        }
    }

    private static void rotateUnderLoad(Api api) throws InterruptedException, ExecutionException {
        String realmId = ((JsonObject) STACK.keycloakAdmin().get(REALM)).getString("id");
        String old = LOGINS.signIn("suojia-mediator").access();
        AtomicReference<String> newest = new AtomicReference<>(ledger());
        AtomicBoolean end = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
        Consumer<String> call = token -> {
            Answer answer = api.as(token).get("/me");
            calls.incrementAndGet();
            // Known here or not, but let in.
            boolean letIn = answer.status() == 200 || answer.problem().equals("no-membership");
            if (!letIn && refusals.size() < 10) {
                refusals.add(answer.status() + " " + answer.text());
            }
        };
        Set<String> keyIds = new HashSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> load = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean person = i == 0;
            load.add(threads.submit(() -> {
                while (!end.get()) {
                    call.accept(person ? old : newest.get());
                }
            }));
        }
        try {
            for (int rotation = 1; rotation <= 20; rotation++) {
                STACK.keycloakAdmin().post(REALM + "/components", keyProvider(realmId, rotation));
                String token = ledger();
                keyIds.add(kid(token));
                newest.set(token);
                call.accept(token);
            }
        } finally {
            end.set(true);
            for (Future<?> each : load) {
                each.get();
            }
            threads.shutdown();
            removeRotatedKeys();
        }
        assertEquals(20, keyIds.size());
        assertEquals(List.of(), List.copyOf(refusals));
        assertTrue(calls.get() > 200, calls.get() + " calls");
    }

    private static String ledger() {
        return LOGINS.machine("duoma-ledger", STACK.ledgerSecret()).access();
    }

    private static String kid(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static String keyProvider(String realmId, int rotation) {
        return "{\"name\":\"rotation-" + rotation + "\",\"providerId\":\"rsa-generated\","
                + "\"providerType\":\"org.keycloak.keys.KeyProvider\",\"parentId\":\"" + realmId
                + "\",\"config\":{\"priority\":[\"" + (1000 + rotation)
                + "\"],\"enabled\":[\"true\"],\"active\":[\"true\"],"
                + "\"keySize\":[\"2048\"],\"algorithm\":[\"RS256\"]}}";
    }

    private static void removeRotatedKeys() {
        JsonArray components =
                (JsonArray) STACK.keycloakAdmin().get(REALM + "/components?type=org.keycloak.keys.KeyProvider");
        for (JsonObject component : components.getValuesAs(JsonObject.class)) {
            if (component.getString("name").startsWith("rotation-")) {
                STACK.keycloakAdmin().delete(REALM + "/components/" + component.getString("id"));
            }
        }
    }
}
