package org.jointgov.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.testing.HashScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected values were computed with coreutils' sha256sum over the canonical forms that docs/content-hash.md describes. */
class TextHashTest {
    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final String CHINESE = "双方同意每季度会商一次。\n第二条：共用水源。";
    private static final String CHINESE_HASH = "64566309f2280c638f5dd72f71571c7d1113a38aab5421685dd6a61f5f9b712e";
    private static final String ITEMS_HASH = "c74a6b806c7bf134181264ad0ee04489c8140b07249aee07c9b494226836f581";
    private static final String TERM_HASH = "a7cc5e75bfef913035c0935e0218d77562a507185a5c2c007dbc31472d45cac3";

    private static final String WRITTEN_HASH = "23daaa6a2ec8701bcb2fbdd5615514c32e629bc24599d7a5681c9d74cfab5afa";
    private static final String ORAL_HASH = "e61ddd211bac0659c339a665bfc85624402e1f13bc5883edaa87ea0528e57635";

    @Test
    void minutesHaveTheHashThatSha256sumGives() {
        assertEquals(CHINESE_HASH, TextHash.minutes(ID, "zh-CN", CHINESE));
    }

    @Test
    void lineBreaksOfEverySystemAreTheSame() {
        assertEquals(CHINESE_HASH, TextHash.minutes(ID, "zh-CN", CHINESE.replace("\n", "\r\n")));
        assertEquals(CHINESE_HASH, TextHash.minutes(ID, "zh-CN", CHINESE.replace("\n", "\r")));
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        String expected = "33579b125b701c0136c2ae934d77f6bc6b1a8ba06d7aed9b8618028d40523f8e";
        assertEquals(expected, TextHash.minutes(ID, "en", "caf\u00e9"));
        assertEquals(expected, TextHash.minutes(ID, "en", "cafe\u0301"));
    }

    @Test
    void tibetanStacksAreTheSameInBothSpellings() {
        String expected = "cad071d56ae7c99a65acc3c243f8e3a430f732eedf785ccf79713f3a8da4dea1";
        assertEquals(expected, TextHash.minutes(ID, "bo", "\u0f43\u0f0b"));
        assertEquals(expected, TextHash.minutes(ID, "bo", "\u0f42\u0fb7\u0f0b"));
    }

    @Test
    void factsHaveTheHashThatSha256sumGives() {
        assertEquals(
                "58b34438af9c31e50341c49f6a7be89174ecdaee555feadf029a5a13346900ad",
                TextHash.fact(ID, UUID.fromString("0198c0de-0000-7000-8000-000000000002"), "0".repeat(64), "四十只羊过了界。"));
    }

    @Test
    void agreementsHaveTheHashThatSha256sumGives() {
        assertEquals(
                TERM_HASH,
                TextHash.agreement(
                        ID,
                        "zh-CN",
                        LocalDate.of(2024, 5, 1),
                        LocalDate.of(2029, 4, 30),
                        "平安边界合作协议书",
                        "第一条 互通信息。\r\n"));
        assertEquals(
                "5e34b3c3f075bfd7c25cb255928901599536cda606413b51955d09e1599ad815",
                TextHash.agreement(ID, "zh-CN", null, null, "平安边界合作协议书", "第一条 互通信息。\n"));
    }

    @Test
    void whatIsSignedIsBoundToRecordLanguageAndTerm() {
        assertNotEquals(CHINESE_HASH, TextHash.minutes(new UUID(7, 7), "zh-CN", CHINESE));
        assertNotEquals(CHINESE_HASH, TextHash.minutes(ID, "en", CHINESE));
        assertNotEquals(
                TextHash.agreement(ID, "en", LocalDate.of(2024, 5, 1), null, "t", "x"),
                TextHash.agreement(ID, "en", null, LocalDate.of(2024, 5, 1), "t", "x"));
    }

    @Test
    void aTitleCannotSpillIntoTheText() {
        assertThrows(
                IllegalArgumentException.class, () -> TextHash.agreement(ID, "en", null, null, "title\ntext", "more"));
    }

    @Test
    void halfACharacterIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TextHash.minutes(ID, "en", "a\ud800"));
    }

    @Test
    void theScriptOfTheManualFindsTheSameHash(@TempDir Path folder) throws IOException, InterruptedException {
        Path meeting = Files.writeString(
                folder.resolve("meeting.json"),
                "{\"id\":\"" + ID + "\",\"minutes\":{\"language\":\"zh-CN\",\"contentHash\":\"" + CHINESE_HASH
                        + "\",\"text\":\"" + CHINESE.replace("\n", "\\r\\n") + "\"}}");
        Path agreement = Files.writeString(
                folder.resolve("agreement.json"),
                "{\"id\":\"" + ID + "\",\"language\":\"zh-CN\",\"termFrom\":\"2024-05-01\",\"termTo\":\"2029-04-30\","
                        + "\"title\":\"平安边界合作协议书\",\"text\":\"第一条 互通信息。\\n\",\"contentHash\":\"" + TERM_HASH + "\"}");
        HashScript script = HashScript.in(folder);

        assertEquals("same " + CHINESE_HASH, script.run(meeting));
        assertEquals("same " + TERM_HASH, script.run(agreement));
        Path forged = Files.writeString(
                folder.resolve("forged.json"), Files.readString(agreement).replace("第一条", "第二条"));
        assertTrue(script.run(forged).startsWith("DIFFERENT "));

        // Minutes with items and a translation, as published.
        Path minutes = Path.of("docs/vectors/minutes.json");
        assertEquals("same " + ITEMS_HASH, script.run(minutes));
        for (String change : List.of("副乡长", "2026-12-31", "རེས་མོས", "按户轮流。", "其他", "0000000000f1")) {
            Path changed = Files.writeString(
                    folder.resolve("changed.json"), Files.readString(minutes).replace(change, change + "1"));
            assertTrue(script.run(changed).startsWith("DIFFERENT "), change);
        }

        // What a side confirms of a settlement, of both published wordings.
        Path settlements = Path.of("docs/vectors/settlements.json");
        Path words = Path.of("docs/vectors/settlements-unmasked.json");
        assertEquals("same " + ORAL_HASH + "\nsame " + WRITTEN_HASH, script.run(settlements, words));
        Path retold = Files.writeString(
                folder.resolve("retold.json"), Files.readString(words).replace("修围栏", "不修围栏"));
        assertTrue(script.run(settlements, retold).startsWith("same " + ORAL_HASH + "\nDIFFERENT "));
        Path dearer = Files.writeString(
                folder.resolve("dearer.json"), Files.readString(settlements).replace("2400.00", "2400.01"));
        assertTrue(script.run(dearer, words).startsWith("same " + ORAL_HASH + "\nDIFFERENT "));
    }

    @Test
    void aMediationTeamIsHashedAsDescribedInAnyOrder() {
        UUID dispute = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
        String duoma = "0198c0de-0000-7000-8000-00000000000a 0198c0de-0000-7000-8000-0000000000a1 扎西";
        String suojia = "0198c0de-0000-7000-8000-00000000000b 0198c0de-0000-7000-8000-0000000000b1 བསོད་ནམས";
        String expected = "2751a1f6e6cbccae3be82a228dd8816d08e4ad36269c39816694da79722304c0";
        assertEquals(expected, TextHash.mediationTeam(dispute, List.of(duoma, suojia)));
        assertEquals(expected, TextHash.mediationTeam(dispute, List.of(suojia, duoma)));
        assertEquals(
                "a53b1bf3aa21c5eb4d9c8782c60841679286f2068db5dfe9c931faba86a695ab",
                TextHash.mediationTeam(dispute, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> TextHash.mediationTeam(dispute, List.of(duoma + "\n" + suojia)));
    }
}
