package org.jointgov.platform.rest;

import java.util.Set;

/** Which HTTP methods change something. */
final class Mutating {
    private static final Set<String> METHODS = Set.of("POST", "PUT", "DELETE", "PATCH");

    private Mutating() {}

    static boolean is(String method) {
        return METHODS.contains(method);
    }
}
