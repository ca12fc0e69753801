package org.jointgov.disputes.adapter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why; at most 500 characters, readable to all who see the alert: no names. */
@Schema(name = "DisputeAlertReasonRequest")
public record ReasonRequest(@Nullable String reason) {}
