package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** The border that an alert is to be shared with. */
@Schema(name = "DisputeAlertSharingRequest")
public record SharingRequest(@Required @Nullable UUID borderId) {}
