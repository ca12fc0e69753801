package org.jointgov.stack;

import java.nio.file.Path;

/**
 * Where a stack lives.
 *
 * @param project the project's folder, holding {@code realm-config}, {@code deploy} and {@code .jointgov}
 * @param folder everything this stack writes: data, logs, secrets
 * @param appPort port of the application; 0 takes a free one
 * @param keycloakPort port of Keycloak; 0 takes a free one
 * @param postgresPort port of PostgreSQL; 0 takes a free one
 * @param durable whether PostgreSQL waits for the disk; tests do not need it
 */
public record StackSettings(
        Path project, Path folder, int appPort, int keycloakPort, int postgresPort, boolean durable) {

    /** What is unpacked once and used by every stack of this checkout. */
    Path tools() {
        return project.resolve(".jointgov");
    }

    /** Archives that Maven has fetched. */
    Path downloads() {
        return tools().resolve("downloads");
    }
}
