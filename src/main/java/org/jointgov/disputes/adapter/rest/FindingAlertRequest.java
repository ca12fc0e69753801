package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** @param alertId an alert of the own township, shared with the border of the round */
public record FindingAlertRequest(@Required @Nullable UUID alertId) {}
