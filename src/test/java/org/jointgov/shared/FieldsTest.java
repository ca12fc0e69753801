package org.jointgov.shared;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jointgov.shared.InvalidFieldsException.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private final Fields fields = new Fields();

    private List<FieldError> errors() {
        return assertThrows(InvalidFieldsException.class, fields::check).errors();
    }

    @Test
    void goodFieldsPassTrimmedAndComposed() {
        assertEquals("caf\u00e9", fields.line("/title", "  cafe\u0301 ", 4));
        assertEquals("a\nb", fields.text("/text", "a\r\nb", 10));
        assertEquals("x", fields.oneOf("/kind", "x", List.of("x", "y")));
        assertNull(fields.optionalLine("/place", "  ", 10));
        assertDoesNotThrow(fields::check);
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        fields.line("/title", null, 10);
        fields.text("/text", "12345678901", 10);
        fields.oneOf("/kind", "z", List.of("x", "y"));
        fields.present("/startsAt", null, 0);
        assertEquals(
                List.of(
                        new FieldError("/title", "required"),
                        new FieldError("/text", "too-long"),
                        new FieldError("/kind", "unknown-value"),
                        new FieldError("/startsAt", "required")),
                errors());
    }

    @Test
    void lengthCountsCharactersNotCodeUnits() {
        fields.line("/title", "\ud842\udfb7\ud842\udfb7", 2);
        assertDoesNotThrow(fields::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"110", "+86 896-555 0101"})
    void aTelephoneNumberPasses(String number) {
        assertEquals(number, fields.optionalPhone("/phone", number));
        assertNull(fields.optionalPhone("/phone", " "));
        assertDoesNotThrow(fields::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "0896-555x", "-110"})
    void whatIsNoTelephoneNumberIsNamed(String number) {
        fields.optionalPhone("/phone", number);
        assertEquals(List.of(new FieldError("/phone", "malformed")), errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\ud800", "a\u202eb", "a\u2066b", "a\u2028b"})
    void aLineHoldsNothingThatAScreenWouldHide(String value) {
        fields.line("/title", value, 10);
        assertEquals(List.of(new FieldError("/title", "malformed")), errors());
    }
}
