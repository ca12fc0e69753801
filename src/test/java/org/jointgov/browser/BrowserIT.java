package org.jointgov.browser;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.jointgov.demonstration.DemonstrationLoader;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.Test;

/** The main paths in a real browser against the running service. */
@OwnStack
class BrowserIT {
    @Test
    void theMainPathsWorkAgainstTheRunningService() throws Exception {
        LocalStack stack = SharedStack.get();
        DemonstrationLoader.load(stack);
        JsonObjectBuilder logins = Json.createObjectBuilder();
        Logins.PEOPLE
                .values()
                .forEach(people -> people.forEach(user -> logins.add(user, stack.demonstrationPassword())));
        int onceRuns = Integer.parseInt(System.getenv().getOrDefault("JOINTGOV_ONCE_RUNS", "1"));
        WebTests.run(
                "e2e",
                Map.of(
                        "JOINTGOV_URL",
                        stack.appUrl(),
                        "JOINTGOV_LOGINS",
                        logins.build().toString()),
                20 + onceRuns);
    }
}
