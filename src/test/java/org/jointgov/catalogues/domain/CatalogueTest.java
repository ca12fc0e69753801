package org.jointgov.catalogues.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.tenancy.api.TextSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static CatalogueEntry type(String code, String parent, boolean retired) {
        return new CatalogueEntry(code, parent, new TextSet("名称", null, null), retired, null, null);
    }

    private static CatalogueEntry severity(String code, Integer hours) {
        return new CatalogueEntry(code, null, new TextSet("名称", null, null), false, hours, null);
    }

    private static List<String> wrong(Catalogue current, CatalogueEntry... next) {
        return assertThrows(InvalidFieldsException.class, () -> current.requireNext(List.of(next))).errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @Nested
    class OfTypes {
        private final Catalogue current = new Catalogue(
                CatalogueKind.DISPUTE_TYPES,
                1,
                1,
                null,
                null,
                List.of(type("pasture", null, false), type("pasture-water", "pasture", false)));

        @Test
        void codesAreAddedRenamedMovedAndRetired() {
            assertDoesNotThrow(() -> current.requireNext(List.of(
                    type("debt", null, false),
                    type("pasture-salt", "pasture", false),
                    type("pasture-water", "pasture", true),
                    type("pasture", null, false))));
        }

        @Test
        void noCodeIsLeftOut() {
            assertEquals(List.of("/entries left-out"), wrong(current, type("pasture", null, false)));
        }

        @Test
        void noCodeStandsTwice() {
            assertEquals(
                    List.of("/entries/2/code in-use"),
                    wrong(
                            current,
                            type("pasture", null, false),
                            type("pasture-water", "pasture", false),
                            type("pasture", null, false)));
        }

        @Test
        void subtypesHaveNoSubtypesAndNoMissingType() {
            assertEquals(
                    List.of("/entries/2/parentCode unknown-value", "/entries/3/parentCode unknown-value"),
                    wrong(
                            current,
                            type("pasture", null, false),
                            type("pasture-water", "pasture", false),
                            type("well", "pasture-water", false),
                            type("salt", "mines", false)));
        }

        @Test
        void subtypesAreRetiredWithTheirType() {
            assertEquals(
                    List.of("/entries/1/retired parent-retired"),
                    wrong(current, type("pasture", null, true), type("pasture-water", "pasture", false)));
        }

        @Test
        void somethingCanBeChosen() {
            assertEquals(
                    List.of("/entries required"),
                    wrong(current, type("pasture", null, true), type("pasture-water", "pasture", true)));
        }
    }

    @Nested
    class OfSeverities {
        private final Catalogue current = new Catalogue(
                CatalogueKind.SEVERITIES, 1, 1, null, null, List.of(severity("low", 168), severity("urgent", 4)));

        @Test
        void deadlinesAndNamesChange() {
            assertDoesNotThrow(() -> current.requireNext(List.of(severity("low", 100), severity("urgent", 2))));
        }

        @Test
        void codesAndTheirOrderStay() {
            assertEquals(List.of("/entries left-out"), wrong(current, severity("urgent", 4), severity("low", 168)));
            assertEquals(List.of("/entries left-out"), wrong(current, severity("low", 168)));
            assertEquals(
                    List.of("/entries left-out"),
                    wrong(current, severity("low", 168), severity("urgent", 4), severity("worst", 1)));
        }

        @Test
        void eachHasADeadlineAndNoneIsRetired() {
            assertEquals(
                    List.of("/entries/0/retired left-out", "/entries/1/answerWithinHours required"),
                    wrong(
                            current,
                            new CatalogueEntry("low", null, new TextSet("名称", null, null), true, 168, null),
                            severity("urgent", null)));
        }
    }

    @Test
    void theCanonicalFormNamesEveryValue() {
        assertEquals(
                "jointgov-catalogue-v1\ndispute-types\n2\npasture-water\tpasture\t名称\t\t\ttrue\t",
                Catalogue.canonicalForm(
                        CatalogueKind.DISPUTE_TYPES, 2, List.of(type("pasture-water", "pasture", true))));
    }

    @Test
    void eachKindHasAnIdOfItsOwn() {
        assertNotEquals(CatalogueKind.DISPUTE_TYPES.id(), CatalogueKind.SEVERITIES.id());
        assertEquals(CatalogueKind.SEVERITIES, CatalogueKind.find("severities").orElseThrow());
    }
}
