package org.jointgov.platform.rest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457). {@code type} is {@code urn:jointgov:problem:} and a stable slug.
 *
 * @param correlationId names the request in the logs
 * @param existing the record that stands in the way, where it helps to open that one
 * @param errors the fields that break a rule
 */
public record ProblemView(
        String type,
        String title,
        int status,
        String detail,
        String correlationId,
        @Nullable UUID existing,
        @Nullable List<FieldErrorView> errors) {

    /** The same, with the record that stands in the way. */
    ProblemView pointingTo(UUID record) {
        return new ProblemView(type, title, status, detail, correlationId, record, errors);
    }

    /**
     * @param pointer a JSON pointer (RFC 6901) into the request body
     * @param code a stable slug
     * @param detail the rule in the caller's language; never the rejected value
     */
    public record FieldErrorView(String pointer, String code, String detail) {}
}
