package org.jointgov.platform.rest;

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/**
 * Reads JSON bodies into request records, strictly: text that is no UTF-8 or no JSON (RFC 8259), names that come twice and
 * structures too deep are 400; a field of another type than the record's, and a field that the record does not have, are 422
 * and named by their pointer. JSON-B would pass over the latter, and a phone's newer field would be lost without a word. Reads
 * {@link Record} rather than {@code Object}, and has no scope: of two readers JAX-RS takes the one whose type is nearer, and a
 * proxy would hide type and media types from it.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class RequestBodies implements MessageBodyReader<Record> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return (Record) JsonRecords.bind(parse(body.readAllBytes()), type);
    }

    private static JsonValue parse(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return StrictJson.parse(text);
        } catch (CharacterCodingException | JsonException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }
}
