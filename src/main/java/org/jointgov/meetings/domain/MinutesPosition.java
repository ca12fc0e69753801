package org.jointgov.meetings.domain;

import java.util.UUID;

/** Where a side stands. */
public record MinutesPosition(UUID townshipId, String text) {}
