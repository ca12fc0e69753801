package org.jointgov.shared;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SluggedTest {
    @Test
    void aNameOutsideIsOfLowerCaseWordsAndHyphens() {
        assertEquals("provincial-officer", Role.PROVINCIAL_OFFICER.slug());
    }

    @Test
    void anUnknownNameIsRefused() {
        assertDoesNotThrow(() -> Slugged.require(RecordKind.class, "dispute-alert"));
        assertThrows(IllegalArgumentException.class, () -> Slugged.require(RecordKind.class, "DISPUTE_ALERT"));
    }

    @Test
    void theRolesOfAnnotationsAreTheRoles() throws IllegalAccessException {
        Set<String> constants = new HashSet<>();
        for (Field field : Roles.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                constants.add((String) field.get(null));
            }
        }
        assertEquals(constants, Set.copyOf(Slugged.slugs(Role.class)));
    }
}
