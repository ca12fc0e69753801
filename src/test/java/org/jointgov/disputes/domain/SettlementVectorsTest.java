package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The published vectors of settlements; the expected values were computed with coreutils' sha256sum over the forms of docs/content-hash.md. */
class SettlementVectorsTest {
    private static final Path VECTORS = Path.of("docs/vectors");

    @Test
    void aWrittenOneHasTheHashThatSha256sumGives() throws IOException {
        assertVector(1, "23daaa6a2ec8701bcb2fbdd5615514c32e629bc24599d7a5681c9d74cfab5afa");
    }

    @Test
    void anOralOneWithoutAnAmountHasTheHashThatSha256sumGives() throws IOException {
        assertVector(0, "e61ddd211bac0659c339a665bfc85624402e1f13bc5883edaa87ea0528e57635");
    }

    private static void assertVector(int place, String expected) throws IOException {
        JsonObject file = read("settlements.json");
        UUID dispute = UUID.fromString(file.getString("disputeId"));
        JsonObject vector = file.getJsonArray("settlements").getJsonObject(place);
        JsonObject said =
                read("settlements-unmasked.json").getJsonArray("settlements").getValuesAs(JsonObject.class).stream()
                        .filter(each -> each.getString("settlementId").equals(vector.getString("id")))
                        .findFirst()
                        .orElseThrow();
        UUID id = UUID.fromString(vector.getString("id"));
        SettlementWords words = new SettlementWords(
                said.getString("salt"),
                said.getString("parties"),
                or(said, "facts"),
                or(said, "matters"),
                or(said, "responsibilities"),
                said.getString("content"),
                or(said, "manner"),
                said.getJsonArray("obligations").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList());
        List<Settlement.Obligation> obligations =
                vector.getJsonArray("obligations").getValuesAs(JsonObject.class).stream()
                        .map(owed -> new Settlement.Obligation(
                                UUID.fromString(owed.getString("owingTownshipId")),
                                owed.getString("kind"),
                                owed.containsKey("amountYuan") ? new BigDecimal(owed.getString("amountYuan")) : null,
                                LocalDate.parse(owed.getString("dueOn"))))
                        .toList();
        Settlement settlement = new Settlement(
                UUID.fromString(vector.getString("townshipId")),
                id,
                vector.getInt("round"),
                vector.getInt("revision"),
                vector.getString("form"),
                vector.getInt("copies"),
                LocalDate.parse(vector.getString("agreedOn")),
                null,
                words.hash(dispute, id),
                obligations);
        assertEquals(expected, settlement.hash(dispute));
        assertEquals(expected, vector.getString("contentHash"), "as it was published");
        assertEquals(expected, said.getString("contentHash"), "as it was published with the words");
        assertEquals(vector.getString("totalYuan"), settlement.total().toPlainString());
    }

    private static @Nullable String or(JsonObject words, String name) {
        return words.getString(name, null);
    }

    private static JsonObject read(String name) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(VECTORS.resolve(name)))) {
            return reader.readObject();
        }
    }
}
