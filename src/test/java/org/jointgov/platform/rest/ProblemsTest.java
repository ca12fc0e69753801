package org.jointgov.platform.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jointgov.shared.InvalidFieldsException.FieldError;
import org.jointgov.shared.Problem;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final List<Locale> LANGUAGES = List.of(Languages.CHINESE, Languages.TIBETAN, Languages.ENGLISH);
    private static final List<String> FIELD_CODES = List.of(
            "required",
            "too-long",
            "too-short",
            "unknown-value",
            "unknown-field",
            "out-of-range",
            "malformed",
            "dates-open",
            "too-many",
            "in-future",
            "in-use",
            "left-out",
            "parent-retired",
            "invalid");

    @Test
    void everyProblemIsToldInEachLanguage() throws IOException {
        Set<String> expected = new HashSet<>();
        for (Problem problem : Problem.values()) {
            expected.add(problem.slug() + ".title");
            expected.add(problem.slug() + ".detail");
        }
        FIELD_CODES.forEach(code -> expected.add("field." + code));
        for (String language : List.of("zh", "bo", "en")) {
            Properties texts = new Properties();
            try (Reader reader = new InputStreamReader(
                    Problems.class.getResourceAsStream("problems_" + language + ".properties"),
                    StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            assertEquals(expected, texts.stringPropertyNames(), language);
            texts.forEach((key, text) -> assertTrue(isWritten((String) text, language), key + " " + language));
        }
    }

    private static boolean isWritten(String text, String language) {
        return text.codePoints().anyMatch(c -> switch (language) {
            case "zh" -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            case "bo" -> Character.UnicodeScript.of(c) == Character.UnicodeScript.TIBETAN;
            default -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
        });
    }

    @Test
    void theLanguagesDiffer() {
        for (Problem problem : Problem.values()) {
            Set<String> titles = new HashSet<>();
            LANGUAGES.forEach(locale ->
                    titles.add(Problems.view(problem, List.of(), locale, "c").title()));
            assertEquals(3, titles.size(), problem.slug());
        }
    }

    @Test
    void aProblemNamesItsTypeAndStatusAndNoEmptyErrors() {
        ProblemView view = Problems.view(Problem.NOT_FOUND, List.of(), Languages.ENGLISH, "c1");
        assertEquals("urn:jointgov:problem:not-found", view.type());
        assertEquals(404, view.status());
        assertEquals("c1", view.correlationId());
        assertNull(view.errors());
    }

    @Test
    void aFieldErrorIsToldInTheCallersLanguage() {
        ProblemView view = Problems.view(
                Problem.INVALID_FIELDS, List.of(new FieldError("/headline", "too-long")), Languages.CHINESE, "c");
        assertEquals("填写内容过长。", view.errors().get(0).detail());
        assertEquals("/headline", view.errors().get(0).pointer());
    }

    @Test
    void anUnknownCodeIsToldAsInvalid() {
        ProblemView view = Problems.view(
                Problem.INVALID_FIELDS, List.of(new FieldError("/x", "never-heard-of")), Languages.ENGLISH, "c");
        assertEquals("The entry is not valid.", view.errors().get(0).detail());
        assertFalse(view.errors().get(0).detail().isBlank());
    }

    @Test
    void theBestLanguageIsChosen() {
        assertEquals(Languages.CHINESE, Languages.best(null));
        assertEquals(Languages.CHINESE, Languages.best("fr"));
        assertEquals(Languages.CHINESE, Languages.best(";;;"));
        assertEquals(Languages.TIBETAN, Languages.best("bo-CN, zh;q=0.5"));
        assertEquals(Languages.ENGLISH, Languages.best("de, en-GB;q=0.8, zh;q=0.2"));
        assertEquals(Languages.CHINESE, Languages.best("en;q=0, zh-TW"));
        assertEquals(Languages.CHINESE, Languages.best("x".repeat(300)));
    }
}
