package org.jointgov.meetings.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** Whether two persons have to sign for the township. */
public record SigningRuleRequest(@Required @Nullable Boolean twoSigners) {}
