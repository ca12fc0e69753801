package org.jointgov.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds for the code, and every rule is broken by the package that was made to break it. */
class ArchitectureTest {
    private static final String ROOT = "org.jointgov";
    private static final String BROKEN = "org.jointgov.architecture.broken";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses VIOLATIONS =
            new ClassFileImporter().importPackages(BROKEN, ROOT + ".shared", ROOT + ".platform", ROOT + ".audit.api");

    @TestFactory
    Stream<DynamicTest> theRuleHolds() {
        return new Rules(ROOT)
                .all().entrySet().stream()
                        .map(rule ->
                                dynamicTest(rule.getKey(), () -> rule.getValue().check(CODE)));
    }

    @TestFactory
    Stream<DynamicTest> theRuleCanBeBroken() {
        return new Rules(BROKEN)
                .all().entrySet().stream()
                        .map(rule -> dynamicTest(rule.getKey(), () -> {
                            AssertionError red = assertThrows(
                                    AssertionError.class, () -> rule.getValue().check(VIOLATIONS));
                            assertTrue(
                                    red.getMessage().contains("broken")
                                            || red.getMessage().contains("north"),
                                    () -> "broken by something else: " + red.getMessage());
                        }));
    }

    @TestFactory
    Stream<DynamicTest> theSourceKeepsTheRule() {
        Path project = Path.of(System.getProperty("jointgov.project", ""));
        SourceRules main = new SourceRules(project.resolve("src/main/java"));
        SourceRules broken = new SourceRules(project.resolve("src/test/java/" + BROKEN.replace('.', '/')));
        return SourceRules.names()
                .map(rule -> dynamicTest(rule, () -> {
                    assertEquals(List.of(), main.broken(rule));
                    assertFalse(broken.broken(rule).isEmpty(), "cannot be broken");
                }));
    }

    @Test
    void noRuleWatchesAnEmptyRoom() {
        assertEquals(List.of(), new Rules(ROOT).places(CODE));
    }
}
