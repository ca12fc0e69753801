package org.jointgov.meetings.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jspecify.annotations.Nullable;

/** @param items every item that stands on the agenda, in the new order */
public record AgendaOrderRequest(@Required @Nullable List<UUID> items) {}
