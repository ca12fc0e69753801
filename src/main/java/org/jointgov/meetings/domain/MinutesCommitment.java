package org.jointgov.meetings.domain;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a side takes upon itself.
 *
 * @param id stays the same from revision to revision
 * @param office of that side, which answers for it; one line
 * @param dueOn the last day, in Asia/Shanghai
 * @param text what it is; one line
 */
public record MinutesCommitment(UUID id, UUID townshipId, String office, LocalDate dueOn, String text) {}
