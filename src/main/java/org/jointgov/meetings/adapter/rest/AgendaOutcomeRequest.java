package org.jointgov.meetings.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** @param reached whether the meeting came to the item */
public record AgendaOutcomeRequest(@Required @Nullable Boolean reached) {}
