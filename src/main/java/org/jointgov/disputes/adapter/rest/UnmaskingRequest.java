package org.jointgov.disputes.adapter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** What for; at most 200 characters, shown to the owning township. */
@Schema(name = "DisputeAlertUnmaskingRequest")
public record UnmaskingRequest(@Required @Nullable String purpose) {}
