package org.jointgov.platform.persistence;

import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.Act;
import org.jointgov.shared.Reader;
import org.jspecify.annotations.Nullable;

/** Rows that a statement gathered into one JSON column ({@code json_agg}), so that a record with its parts is one statement. */
public final class JsonRows {
    private JsonRows() {}

    /** The column's objects; none when it is null. */
    public static <T> List<T> list(ResultSet row, String column, Function<JsonObject, T> mapper) throws SQLException {
        return JsonText.array(row.getString(column)).getValuesAs(JsonObject.class).stream()
                .map(mapper)
                .toList();
    }

    /** A member of type uuid. */
    public static UUID id(JsonObject object, String name) {
        return UUID.fromString(object.getString(name));
    }

    /** A member of type timestamptz, as PostgreSQL writes it. */
    public static Instant instant(JsonObject object, String name) {
        return OffsetDateTime.parse(object.getString(name)).toInstant();
    }

    /** A member of type text that may be null. */
    public static @Nullable String text(JsonObject object, String name) {
        return object.isNull(name) ? null : object.getString(name);
    }

    /** A member that is an array of objects; none when it is null. */
    public static List<JsonObject> objects(JsonObject object, String name) {
        return object.isNull(name) ? List.of() : object.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    /** Who did it for a township, and when: {@code {township, office, at}}. */
    public static Act act(JsonObject object) {
        return new Act(id(object, "township"), object.getString("office"), instant(object, "at"));
    }

    /** A reader: {@code {township, office, at}}. */
    public static Reader reader(JsonObject object) {
        return new Reader(
                object.isNull("township") ? null : id(object, "township"),
                object.getString("office"),
                instant(object, "at"));
    }
}
