package org.jointgov.meetings.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeetingFileKindTest {
    @ParameterizedTest
    @EnumSource(MeetingState.class)
    void eachKindHasItsTime(MeetingState state) {
        assertEquals(state != MeetingState.CANCELLED, MeetingFileKind.SIGN_IN_SHEET.fits(state));
        assertEquals(
                Set.of(MeetingState.AMENDMENT, MeetingState.AWAITING_SIGN_OFF, MeetingState.IN_FORCE)
                        .contains(state),
                MeetingFileKind.PAPER_SIGN_OFF.fits(state));
        assertEquals(state == MeetingState.IN_FORCE, MeetingFileKind.EVIDENCE.fits(state));
    }

    @ParameterizedTest
    @EnumSource(MeetingFileKind.class)
    void aKindIsFoundByItsName(MeetingFileKind kind) {
        assertEquals(kind, MeetingFileKind.of(kind.slug()));
        assertThrows(IllegalArgumentException.class, () -> MeetingFileKind.of("photo"));
    }

    @Test
    void theContentShowsItselfInNoText() {
        byte[] content = {1, 2, 3};
        NewMeetingFile file =
                new NewMeetingFile(new java.util.UUID(0, 7), "evidence", null, "image/png", content, "aa", false);
        assertEquals("NewMeetingFile 00000000-0000-0000-0000-000000000007", file.toString());
        assertEquals("Opened image/png", new MeetingFiles.Opened("image/png", content).toString());
    }
}
