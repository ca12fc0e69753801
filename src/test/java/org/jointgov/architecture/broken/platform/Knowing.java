package org.jointgov.architecture.broken.platform;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import org.jointgov.architecture.broken.north.api.NorthId;

/** Knows a context, and has a provider of JSON searched for at every call. */
public record Knowing(NorthId id) {
    JsonArray array() {
        return Json.createArrayBuilder().build();
    }
}
