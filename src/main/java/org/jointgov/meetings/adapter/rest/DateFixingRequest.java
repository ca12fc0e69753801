package org.jointgov.meetings.adapter.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param dateId one that suits all sides; absent: the time that the plan has */
public record DateFixingRequest(@Nullable UUID dateId) {}
