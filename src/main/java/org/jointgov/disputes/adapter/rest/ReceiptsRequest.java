package org.jointgov.disputes.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** The alerts that a device of the other side has taken in; at most 100. */
@Schema(name = "DisputeAlertReceiptsRequest")
public record ReceiptsRequest(@Required @Nullable List<UUID> ids) {}
