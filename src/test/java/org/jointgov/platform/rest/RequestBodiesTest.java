package org.jointgov.platform.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidFieldsException.FieldError;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {
    record Place(@Nullable String name, @Nullable Double latitude) {}

    record Body(
            @Nullable UUID id,
            @Nullable String text,
            @Nullable Integer whole,
            @Nullable Boolean yes,
            @Nullable Instant at,
            @Nullable LocalDate on,
            @Nullable Place place,
            @Nullable List<UUID> ids,
            @Nullable List<Place> places) {}

    record Needed(int revision) {}

    private static Object read(byte[] body, Class<?> type) throws IOException {
        @SuppressWarnings("unchecked")
        Class<Record> any = (Class<Record>) type;
        return new RequestBodies()
                .readFrom(
                        any,
                        type,
                        new java.lang.annotation.Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(body));
    }

    private static Object read(String body) throws IOException {
        return read(body.getBytes(StandardCharsets.UTF_8), Body.class);
    }

    private static List<FieldError> errors(String body) {
        return assertThrows(InvalidFieldsException.class, () -> read(body)).errors();
    }

    @Test
    void everyKindOfFieldIsRead() throws IOException {
        assertEquals(
                new Body(
                        UUID.fromString("01a209ce-489d-7c45-980f-17f701012a89"),
                        "草场 རྩྭ་ཐང་",
                        3,
                        true,
                        Instant.parse("2024-05-01T04:00:00Z"),
                        LocalDate.of(2024, 5, 1),
                        new Place("井", 34.5),
                        List.of(UUID.fromString("01a209ce-489d-7c45-980f-17f701012a8a")),
                        List.of(new Place(null, null))),
                read("""
                        {"id":"01a209ce-489d-7c45-980f-17f701012a89","text":"草场 རྩྭ་ཐང་","whole":3,"yes":true,
                         "at":"2024-05-01T12:00:00+08:00","on":"2024-05-01","place":{"name":"井","latitude":34.5},
                         "ids":["01a209ce-489d-7c45-980f-17f701012a8a"],"places":[{"name":null}]}"""));
    }

    @Test
    void absentAndNullAreTheSame() throws IOException {
        assertEquals(read("{}"), read("{\"id\":null,\"places\":null,\"yes\":null}"));
    }

    @Test
    void whatDoesNotFitIsNamedAllAtOnce() {
        assertEquals(
                List.of(
                        new FieldError("/colour", "unknown-field"),
                        new FieldError("/id", "malformed"),
                        new FieldError("/text", "malformed"),
                        new FieldError("/whole", "out-of-range"),
                        new FieldError("/yes", "malformed"),
                        new FieldError("/at", "malformed"),
                        new FieldError("/on", "malformed"),
                        new FieldError("/place/name", "malformed"),
                        new FieldError("/ids/1", "malformed"),
                        new FieldError("/places/0/height", "unknown-field")),
                errors("""
                        {"id":"1-2-3-4-5","text":5,"whole":1.5,"yes":"true","at":"yesterday","on":"2024-02-30","colour":"red",
                         "place":{"name":["x"]},"ids":["01a209ce-489d-7c45-980f-17f701012a8a",7],"places":[{"height":1}]}"""));
    }

    @Test
    void textThatTheDatabaseCannotKeepIsMalformed() {
        assertEquals(List.of(new FieldError("/text", "malformed")), errors("{\"text\":\"a\\u0000b\"}"));
    }

    @Test
    void aNameThatMayHoldPersonalDataIsNotRepeated() {
        assertEquals(List.of(new FieldError("", "unknown-field")), errors("{\"牧民扎西 13900000000\":1}"));
    }

    @Test
    void numbersBeyondTheirTypeAreOutOfRange() {
        assertEquals(List.of(new FieldError("/whole", "out-of-range")), errors("{\"whole\":2147483648}"));
        assertEquals(
                List.of(new FieldError("/place/latitude", "out-of-range")), errors("{\"place\":{\"latitude\":1e300}}"));
        assertEquals(List.of(new FieldError("/whole", "malformed")), errors("{\"whole\":\"3\"}"));
    }

    @Test
    void aPrimitiveIsRequired() {
        assertEquals(
                List.of(new FieldError("/revision", "required")),
                assertThrows(
                                InvalidFieldsException.class,
                                () -> read("{}".getBytes(StandardCharsets.UTF_8), Needed.class))
                        .errors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"text\":}",
                "{\"text\":\"a\"",
                "{'text':'a'}",
                "{\"text\":\"a\"} {}",
                "{\"text\":\"a\",}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"whole\":NaN}",
                "{\"whole\":11111111111111111111111111111111111111111111111111111111111}",
                "{\"places\":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}"
            })
    void whatIsNoRequestIsRefused(String body) {
        assertEquals(
                Problem.INVALID_REQUEST,
                assertThrows(ProblemException.class, () -> read(body)).problem());
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThrows(
                ProblemException.class, () -> read("{\"text\":\"草\"}".getBytes(StandardCharsets.UTF_16), Body.class));
        assertThrows(
                ProblemException.class,
                () -> read(new byte[] {'{', '"', 't', (byte) 0xC3, '"', ':', '1', '}'}, Body.class));
    }
}
