package org.jointgov.meetings.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.MinutesContent;
import org.jointgov.meetings.domain.MinutesItem;
import org.jointgov.platform.text.JsonText;
import org.junit.jupiter.api.Test;

class MinutesJsonTest {
    private static final JsonObject PUBLISHED = published();
    private static final UUID MEETING = UUID.fromString(PUBLISHED.getString("id"));
    private static final MinutesContent CONTENT = MinutesJson.content(PUBLISHED.getJsonObject("minutes"));

    private static JsonObject published() {
        try {
            return JsonText.object(Files.readString(Path.of("docs/vectors/minutes.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePublishedMinutesHaveThePublishedHash() {
        assertEquals(PUBLISHED.getJsonObject("minutes").getString("contentHash"), CONTENT.hash(MEETING));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertEquals(
                CONTENT,
                MinutesJson.content(
                        CONTENT.language(),
                        CONTENT.text(),
                        MinutesJson.items(CONTENT.items()),
                        MinutesJson.translations(CONTENT.translations())));
    }

    @Test
    void theOrderOfItemsIsPartOfWhatIsSigned() {
        List<MinutesItem> items = CONTENT.items();
        assertNotEquals(
                CONTENT.hash(MEETING),
                new MinutesContent(
                                CONTENT.language(),
                                CONTENT.text(),
                                List.of(items.get(1), items.get(0)),
                                CONTENT.translations())
                        .hash(MEETING));
    }

    @Test
    void noTextCanPassForTheLineOfAnother() {
        MinutesItem item = CONTENT.items().get(1);
        MinutesContent one = new MinutesContent("en", "a", List.of(with(item, "x\ny", "")), List.of());
        MinutesContent other = new MinutesContent("en", "a", List.of(with(item, "x", "y")), List.of());
        assertNotEquals(one.hash(MEETING), other.hash(MEETING));
        MinutesContent escaped = new MinutesContent("en", "a", List.of(with(item, "x\\ny", "")), List.of());
        assertNotEquals(one.hash(MEETING), escaped.hash(MEETING));
    }

    private static MinutesItem with(MinutesItem item, String discussion, String decision) {
        return new MinutesItem(item.id(), null, item.title(), discussion, decision, List.of(), List.of());
    }
}
