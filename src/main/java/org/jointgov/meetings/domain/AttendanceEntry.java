package org.jointgov.meetings.domain;

import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * One official of the own side at a meeting, or a guest whom it brought, by office, never by name.
 *
 * @param office the title
 * @param deputyOffice the title of who came instead; of a {@link Presence#DEPUTY} only, and absent in lists that were kept before
 *     it was asked for
 * @param organisation where a {@link AttendanceRole#GUEST} comes from, such as a bureau of the county; absent likewise
 */
public record AttendanceEntry(
        String office,
        @Means(AttendanceRole.class) String role,
        @Means(Presence.class) String presence,
        @Nullable String deputyOffice,
        @Nullable String organisation) {}
