package org.jointgov.shared;

/**
 * The kinds of refusal that the API can answer with: a stable slug and its HTTP status (RFC 9457, RFC 9110). The texts in
 * the caller's language stand in {@code org/jointgov/platform/rest/problems_*.properties}.
 */
public enum Problem {
    UNAUTHENTICATED("unauthenticated", 401),
    TOKEN_REJECTED("token-rejected", 401),
    NO_MEMBERSHIP("no-membership", 403),
    FORBIDDEN("forbidden", 403),
    ATTENDEES_ONLY("attendees-only", 403),
    NOT_FOUND("not-found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    CONFLICT("conflict", 409),
    ID_IN_USE("id-in-use", 409),
    INVALID_TRANSITION("invalid-transition", 409),
    TEXT_CHANGED("text-changed", 409),
    AMENDMENTS_OPEN("amendments-open", 409),
    DISPUTE_EXISTS("dispute-exists", 409),
    PERSONAL_DATA_DESTROYED("personal-data-destroyed", 410),
    FILE_FULL("file-full", 409),
    PRECONDITION_FAILED("precondition-failed", 412),
    BODY_TOO_LARGE("body-too-large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
    CONTENT_INFECTED("content-infected", 422),
    INVALID_REQUEST("invalid-request", 400),
    IDEMPOTENCY_KEY_REQUIRED("idempotency-key-required", 400),
    INVALID_FIELDS("invalid-fields", 422),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422),
    PRECONDITION_REQUIRED("precondition-required", 428),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    INTERNAL_ERROR("internal-error", 500),
    SERVICE_UNAVAILABLE("service-unavailable", 503),
    SCANNER_UNAVAILABLE("scanner-unavailable", 503),
    STORE_UNAVAILABLE("store-unavailable", 503);

    private final String slug;
    private final int status;

    Problem(String slug, int status) {
        this.slug = slug;
        this.status = status;
    }

    /** The last part of the problem's {@code type} URI. */
    public String slug() {
        return slug;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
