package org.jointgov.documents.application;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.documents.domain.MeetingPack;
import org.jointgov.documents.domain.Minutes;
import org.jointgov.documents.domain.Plan;

/** What the caller can see of joint meetings, as far as it is printed. Townships are named in the language. */
public interface MeetingPapers {
    /** Empty when the caller sees no such meeting. */
    Optional<Plan> plan(UUID meetingId, Locale language);

    /** The latest minutes; empty also while there are none. */
    Optional<Minutes> minutes(UUID meetingId, Locale language);

    /** Empty when the caller sees no such meeting. */
    Optional<MeetingPack> pack(UUID meetingId, Locale language);
}
