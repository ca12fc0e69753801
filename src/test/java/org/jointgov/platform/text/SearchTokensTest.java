package org.jointgov.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SearchTokensTest {
    @Test
    void chineseIsCutIntoCharactersAndBigrams() {
        assertEquals(Set.of("草", "场", "边", "界", "草场", "场边", "边界"), SearchTokens.of("草场边界"));
    }

    @Test
    void aChineseQueryAsksForBigramsOnlyUnlessItIsOneCharacter() {
        assertEquals(List.of("草场", "场边", "边界"), SearchTokens.ofQuery("草场边界"));
        assertEquals(List.of("羊"), SearchTokens.ofQuery("羊"));
        assertEquals(List.of("草场", "羊"), SearchTokens.ofQuery("羊 草场"));
    }

    @Test
    void punctuationSeparatesChinese() {
        assertEquals(Set.of("水", "源", "水源", "围", "栏", "围栏"), SearchTokens.of("水源，围栏。"));
    }

    @Test
    void tibetanIsCutAtTshegAndShad() {
        assertEquals(Set.of("རྩྭ", "ས", "མཚམས"), SearchTokens.of("རྩྭ་ས་མཚམས།"));
        assertEquals(Set.of("རྩྭ", "ས"), SearchTokens.of("རྩྭ\u0F0Cས"), "the tsheg that does not break separates too");
    }

    @Test
    void wordsAndNumbersAreLowerCased() {
        assertEquals(Set.of("fence", "at", "km", "12"), SearchTokens.of("Fence at KM-12"));
    }

    @Test
    void fullWidthEqualsHalfWidth() {
        assertEquals(SearchTokens.of("ABC123"), SearchTokens.of("ＡＢＣ１２３"));
    }

    @Test
    void aTextWithoutLettersHasNoTokens() {
        assertTrue(SearchTokens.of("། ་ …!?").isEmpty());
        assertTrue(SearchTokens.ofQuery(" ，").isEmpty());
    }

    @Test
    void aLongWordIsCutAlikeInTextAndQuery() {
        String word = "x".repeat(200);
        assertEquals(List.copyOf(SearchTokens.of(word)), SearchTokens.ofQuery(word));
    }

    @Test
    void charactersBeyondTheBasicPlaneStayWhole() {
        assertEquals(Set.of("𠀀", "草", "𠀀草"), SearchTokens.of("𠀀草"));
    }

    @Property
    void canonicallyEquivalentTextsHaveTheSameTokens(@ForAll("texts") String text) {
        Set<String> composed = SearchTokens.of(Normalizer2.getNFCInstance().normalize(text));
        Set<String> decomposed = SearchTokens.of(Normalizer2.getNFDInstance().normalize(text));
        assertEquals(composed, decomposed);
        assertEquals(composed, SearchTokens.of(text));
    }

    @Property
    void everyTextIsFoundByItselfAsQuery(@ForAll("texts") String text) {
        Set<String> filed = SearchTokens.of(text);
        Assume.that(filed.size() < SearchTokens.MAX_TOKENS);
        assertTrue(filed.containsAll(SearchTokens.ofQuery(text)));
    }

    @Property
    void noTokenIsEmptyOrTooLong(@ForAll("texts") String text) {
        for (String token : SearchTokens.of(text)) {
            assertFalse(token.isBlank());
            assertTrue(token.codePointCount(0, token.length()) <= SearchTokens.MAX_LENGTH);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> mixed = Arbitraries.strings()
                .withCharRange('\u0F00', '\u0FFF')
                .withCharRange('\u4E00', '\u4FFF')
                .withCharRange('A', 'z')
                .withCharRange('\u00C0', '\u024F')
                .withCharRange('\u0300', '\u036F')
                .withChars(" ，。་།1２")
                .ofMaxLength(40);
        return Combinators.combine(mixed, Arbitraries.strings().all().ofMaxLength(20))
                .as((a, b) -> wellFormed(a + b));
    }

    private static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().filter(c -> c < 0xD800 || c > 0xDFFF).forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
