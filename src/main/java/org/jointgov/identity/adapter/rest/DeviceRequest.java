package org.jointgov.identity.adapter.rest;

import org.jointgov.identity.application.DeviceKind;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/** @param kind what it is */
public record DeviceRequest(
        @Required @Means(DeviceKind.class) @Nullable String kind) {}
