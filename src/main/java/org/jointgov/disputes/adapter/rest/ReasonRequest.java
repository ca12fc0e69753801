package org.jointgov.disputes.adapter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** Why; at most 500 characters, readable to all who see the alert: no names. */
@Schema(name = "DisputeAlertReasonRequest")
public record ReasonRequest(@Required @Nullable String reason) {}
