package org.jointgov.meetings.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the caller may do for the own side beside what the role gives, as the database found it.
 *
 * @param deputyId the record by which the caller signs as a deputy today
 * @param forOffice the office of the leader who named the deputy
 * @param attended whether the caller's office stands on the own side's list of those who attended
 */
public record SigningRights(
        @Nullable UUID deputyId, @Nullable String forOffice, boolean attended) {}
