package org.jointgov.tenancy.adapter.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** Who answers: a person's membership of the caller's township. */
@Schema(name = "BorderResponderRequest")
public record ResponderRequest(@Required @Nullable UUID membershipId) {}
