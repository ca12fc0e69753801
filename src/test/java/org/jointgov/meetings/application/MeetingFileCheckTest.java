package org.jointgov.meetings.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.disputes.Pictures;
import org.jointgov.meetings.domain.NewMeetingFile;
import org.jointgov.platform.scan.ClamdSpeakingServer;
import org.jointgov.platform.scan.VirusScanner;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.junit.jupiter.api.Test;

class MeetingFileCheckTest {
    private static final UUID ID = new UUID(0, 7);
    private static final byte[] PDF = "%PDF-1.7 scan".getBytes(StandardCharsets.US_ASCII);
    private static final MeetingFileCheck UNSCANNED = new MeetingFileCheck(new VirusScanner(Optional.empty()));

    private static NewMeetingFile check(MeetingFileCheck check, String mediaType, byte[] content) {
        return check.check(ID, "sign-in-sheet", null, mediaType, content);
    }

    private static Problem refusal(MeetingFileCheck check, String mediaType, byte[] content) {
        return assertThrows(ProblemException.class, () -> check(check, mediaType, content))
                .problem();
    }

    @Test
    void anImageLosesItsMetadataAndAPdfStaysAsItCame() {
        NewMeetingFile photo = check(UNSCANNED, "image/jpeg", Pictures.jpegWithExif("GPS"));
        assertArrayEquals(Pictures.jpeg(), photo.content());
        assertEquals(check(UNSCANNED, "image/jpeg", Pictures.jpeg()).sha256(), photo.sha256());
        assertFalse(photo.scanned());
        assertArrayEquals(PDF, check(UNSCANNED, "application/pdf", PDF).content());
    }

    @Test
    void whatIsNotOfItsTypeOrOfNoneThatIsTakenIsRefused() {
        assertEquals(Problem.UNSUPPORTED_MEDIA_TYPE, refusal(UNSCANNED, "image/png", PDF));
        assertEquals(Problem.UNSUPPORTED_MEDIA_TYPE, refusal(UNSCANNED, "application/pdf", new byte[0]));
        byte[] sound = "OggS voice".getBytes(StandardCharsets.US_ASCII);
        assertEquals(Problem.UNSUPPORTED_MEDIA_TYPE, refusal(UNSCANNED, "audio/ogg", sound));
    }

    @Test
    void theScannerLooksAtItAndWhatItFindsIsRefused() throws IOException {
        byte[] bad = ("%PDF-1.7 " + ClamdSpeakingServer.EICAR).getBytes(StandardCharsets.US_ASCII);
        try (ClamdSpeakingServer clamd = new ClamdSpeakingServer()) {
            MeetingFileCheck scanned = new MeetingFileCheck(new VirusScanner(Optional.of(clamd.address())));
            assertTrue(check(scanned, "application/pdf", PDF).scanned());
            assertEquals(Problem.CONTENT_INFECTED, refusal(scanned, "application/pdf", bad));
        }
    }

    @Test
    void aScannerThatIsAwayLetsNothingPass() throws IOException {
        ClamdSpeakingServer clamd = new ClamdSpeakingServer();
        clamd.close();
        MeetingFileCheck waiting = new MeetingFileCheck(new VirusScanner(Optional.of(clamd.address())));
        assertEquals(Problem.SCANNER_UNAVAILABLE, refusal(waiting, "application/pdf", PDF));
    }
}
