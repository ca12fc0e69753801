package org.jointgov.meetings.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.jointgov.meetings.domain.NewMeetingFile;
import org.jointgov.platform.media.MediaContent;
import org.jointgov.platform.scan.VirusScanner;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a file before anything is kept of it: whether its content is of the announced type, whether the virus scanner finds
 * something; takes the metadata out of images. Holds no transaction while the scanner looks. Thread-safe.
 */
@ApplicationScoped
public class MeetingFileCheck {
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp", "application/pdf");

    private final VirusScanner scanner;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingFileCheck() {
        this.scanner = null;
    }

    @Inject
    public MeetingFileCheck(VirusScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * The file as it is kept.
     *
     * @param mediaType as announced
     * @throws ProblemException when its content is of another type or not well-formed, when the scanner finds something, or when
     *     it does not answer
     */
    public NewMeetingFile check(UUID id, String kind, @Nullable UUID commitment, String mediaType, byte[] content) {
        MediaContent media = MediaContent.of(content)
                .filter(found -> TYPES.contains(mediaType) && found.mediaType().equals(mediaType))
                .orElseThrow(() -> new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE));
        if (scanner.isOn()) {
            try (VirusScanner.Scan scan = scanner.begin()) {
                scan.next(content);
                if (!scan.isClean()) {
                    throw new ProblemException(Problem.CONTENT_INFECTED);
                }
            }
        }
        return new NewMeetingFile(
                id, kind, commitment, mediaType, media.bytes(), sha256(media.bytes()), scanner.isOn());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
