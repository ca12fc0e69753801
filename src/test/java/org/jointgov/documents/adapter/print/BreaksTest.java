package org.jointgov.documents.adapter.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreaksTest {
    /** Every character of the text is as wide as every other. */
    private static final ToDoubleFunction<String> EVEN = text -> text.codePointCount(0, text.length());

    private static List<String> lines(String text, int room) {
        return Breaks.lines(text, EVEN, room, room);
    }

    @Test
    void tibetanBreaksAfterTheTsheg() {
        assertEquals(List.of("བཀྲ་", "ཤིས་", "བདེ་", "ལེགས།"), lines("བཀྲ་ཤིས་བདེ་ལེགས།", 5));
    }

    @Test
    void noLineBeginsWithAShad() {
        String text = "ངའི་ནང་། །ཁྱོད་ཀྱི་ཕ། །ཆུ་དང་། །རི་དང་། །";
        IntStream.range(3, 12)
                .forEach(room -> lines(text, room).stream()
                        .skip(1)
                        .filter(line -> EVEN.applyAsDouble(line) <= room)
                        .forEach(line -> assertTrue(
                                !line.startsWith("།") || room < 7,
                                () -> "a shad begins a line of " + room + ": " + line)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"。", "，", "、", "；", "：", "！", "？", "）", "”", "’", "》", "】", "……", "——"})
    void noLineBeginsWithClosingPunctuation(String closing) {
        String text = "双方同意" + closing + "每季度会商一次" + closing;
        IntStream.range(3, 14)
                .forEach(room -> lines(text, room).stream().skip(1).forEach(line -> {
                    boolean mayNot = !closing.equals("——");
                    assertTrue(!mayNot || !line.startsWith(closing), () -> room + ": " + line);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"（", "“", "《", "【"})
    void noLineEndsWithOpeningPunctuation(String opening) {
        String text = "双方同意" + opening + "每季度" + opening + "会商一次";
        IntStream.range(3, 14)
                .forEach(room -> lines(text, room)
                        .forEach(line -> assertTrue(!line.endsWith(opening), () -> room + ": " + line)));
    }

    @Test
    void closingPunctuationAfterTibetanStaysToo() {
        assertEquals(List.of("བཀྲ་", "ཤིས”。"), lines("བཀྲ་ཤིས”。", 6));
    }

    @Test
    void chineseBreaksAnywhereElseAndEnglishBetweenWords() {
        assertEquals(List.of("双方同", "意"), lines("双方同意", 3));
        assertEquals(List.of("to be", "or not"), lines("to be or not", 6));
    }

    @Test
    void theFirstLineMayBeShorter() {
        assertEquals(List.of("双", "方同意"), Breaks.lines("双方同意", EVEN, 1, 3));
    }

    @Test
    void whatFitsNowhereIsCutBetweenCharacters() {
        assertEquals(List.of("xxxxx", "xxxxx", "xx y"), lines("x".repeat(12) + " y", 5));
    }

    @Test
    void noStackIsTorn() {
        String stack = "སྒྲུ";
        ToDoubleFunction<String> stacks = text -> text.length() / (double) stack.length();
        assertEquals(List.of(stack + stack, stack + stack, stack), Breaks.lines(stack.repeat(5), stacks, 2, 2));
    }

    @Test
    void anEmptyParagraphIsALine() {
        assertEquals(List.of(""), lines("", 5));
        assertEquals(List.of(""), lines("   ", 5));
    }
}
