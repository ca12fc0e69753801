package org.jointgov.shared;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a leader signs: the SHA-256 (FIPS 180-4) of a text in its canonical form, in lower-case hex. The form begins with its
 * own name and version, is encoded as UTF-8, and is described with a recomputation outside of this program in
 * docs/content-hash.md. Thread-safe.
 */
public final class TextHash {
    private TextHash() {}

    /**
     * The text as it is stored and hashed: Unicode NFC (UAX 15), each line break one LF.
     */
    public static String canonical(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    /**
     * The hash of a joint meeting's minutes.
     *
     * @param id the meeting
     * @param language {@code zh-CN}, {@code bo} or {@code en}
     * @throws IllegalArgumentException when the text is no valid Unicode
     */
    public static String minutes(UUID id, String language, String text) {
        return sha256(String.join("\n", "jointgov-minutes-v1", id.toString(), language, canonical(text)));
    }

    /**
     * The hash of an addendum to minutes.
     *
     * @param meeting the meeting
     * @param id the addendum
     * @param minutesHash the hash of the minutes in force that it belongs to
     * @throws IllegalArgumentException when the text is no valid Unicode
     */
    public static String addendum(UUID meeting, UUID id, String minutesHash, String language, String text) {
        return sha256(String.join(
                "\n",
                "jointgov-addendum-v1",
                meeting.toString(),
                id.toString(),
                minutesHash,
                language,
                canonical(text)));
    }

    /**
     * The hash of minutes that have items or translations.
     *
     * @param id the meeting
     * @param lines what they say, a text for each line of the form
     * @throws IllegalArgumentException when a text is no valid Unicode
     */
    public static String minutesWithItems(UUID id, List<String> lines) {
        return sha256(Stream.concat(
                        Stream.of("jointgov-minutes-v2", id.toString()),
                        lines.stream().map(TextHash::oneLine))
                .collect(Collectors.joining("\n")));
    }

    /**
     * The hash of a cooperation agreement.
     *
     * @param id the agreement
     * @param language {@code zh-CN}, {@code bo} or {@code en}
     * @param termFrom the first day of the term, if the agreement names one
     * @param termTo the last day of the term, if the agreement names one
     * @param title one line
     * @throws IllegalArgumentException when the title has a line break or a text is no valid Unicode
     */
    public static String agreement(
            UUID id,
            String language,
            @Nullable LocalDate termFrom,
            @Nullable LocalDate termTo,
            String title,
            String text) {
        String line = canonical(title);
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a title is one line");
        }
        return sha256(String.join(
                "\n",
                "jointgov-agreement-v1",
                id.toString(),
                language,
                day(termFrom),
                day(termTo),
                line,
                canonical(text)));
    }

    /**
     * The hash of a mediation team's composition.
     *
     * @param dispute the dispute
     * @param members a line for each, in any order: township, mediator and the mediator's name, with a space between them
     * @throws IllegalArgumentException when a line has a line break or a text is no valid Unicode
     */
    public static String mediationTeam(UUID dispute, Collection<String> members) {
        if (members.stream().anyMatch(line -> line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0)) {
            throw new IllegalArgumentException("a member is one line");
        }
        return sha256(Stream.concat(
                        Stream.of("jointgov-mediation-team-v1", dispute.toString()),
                        members.stream().sorted())
                .collect(Collectors.joining("\n")));
    }

    /**
     * The hash of a fact in a side's account of a dispute. Facts are short and about people: without the salt, which is kept
     * encrypted with the words, somebody who knows the hash could try words until they fit.
     *
     * @param dispute the dispute
     * @param id the fact
     * @param salt 64 hexadecimal digits, the fact's own
     * @throws IllegalArgumentException when the text is no valid Unicode
     */
    public static String fact(UUID dispute, UUID id, String salt, String text) {
        return sha256(String.join("\n", "jointgov-fact-v1", dispute.toString(), id.toString(), salt, canonical(text)));
    }

    /**
     * The hash of the words of a settlement. The salt, which is kept encrypted with them, keeps them from being guessed.
     *
     * @param settlement the wording's own id
     * @param salt 64 hexadecimal digits, the settlement's own
     * @param words what a settlement states, always as many; empty for what it does not
     * @param obligations a text for each
     * @throws IllegalArgumentException when a text is no valid Unicode
     */
    public static String settlementWords(
            UUID dispute, UUID settlement, String salt, List<String> words, List<String> obligations) {
        return sha256(Stream.of(
                        Stream.of("jointgov-settlement-words-v1", dispute.toString(), settlement.toString(), salt),
                        words.stream().map(TextHash::oneLine),
                        obligations.stream().map(TextHash::oneLine))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n")));
    }

    /**
     * The hash of a settlement, over what all may read and the hash of its words.
     *
     * @param head one value each
     * @param obligations a line for each
     */
    public static String settlement(List<String> head, List<String> obligations) {
        return sha256(Stream.of(Stream.of("jointgov-settlement-v1"), head.stream(), obligations.stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n")));
    }

    /** A text of many lines in one: a backslash is doubled, a line break is a backslash and an n. */
    private static String oneLine(String text) {
        return canonical(text).replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String day(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private static String sha256(String form) {
        try {
            // An encoder of its own reports half a surrogate pair, which getBytes would replace by a question mark.
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(form));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the text is no valid Unicode", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
