package org.jointgov.audit.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jointgov.audit.api.AuditAction;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.Role;
import org.jointgov.shared.Slugged;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "bo", "en"})
    void everyWordOfTheTrailHasItsTextInTheTable(String language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "org.jointgov.audit.adapter.rest.export",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        List<String> missing = Stream.of(
                        Slugged.slugs(AuditAction.class).stream().map(slug -> "action." + slug),
                        Slugged.slugs(RecordKind.class).stream().map(slug -> "kind." + slug),
                        Slugged.slugs(Role.class).stream().map(slug -> "role." + slug))
                .flatMap(keys -> keys)
                .filter(key -> !texts.containsKey(key))
                .toList();
        assertEquals(List.of(), missing);
    }
}
