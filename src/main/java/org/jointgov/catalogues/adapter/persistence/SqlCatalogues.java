package org.jointgov.catalogues.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jointgov.catalogues.domain.Catalogue;
import org.jointgov.catalogues.domain.CatalogueEntry;
import org.jointgov.catalogues.domain.CatalogueKind;
import org.jointgov.catalogues.domain.Catalogues;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/** One statement to read a version, one to write it ({@code R__35_catalogues.sql}). */
@ApplicationScoped
public class SqlCatalogues implements Catalogues {
    private final Sql sql;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected SqlCatalogues() {
        this.sql = null;
    }

    @Inject
    public SqlCatalogues(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Catalogue> find(CatalogueKind kind, @Nullable Integer version) {
        return sql.find(
                """
                select c.version, newest.version as current_version, c.office,
                    case when isfinite(c.valid_from) then c.valid_from end as valid_from,
                    (select json_agg(json_build_object('code', e.code, 'parentCode', e.parent_code, 'zh', e.name_zh,
                            'bo', e.name_bo, 'en', e.name_en, 'retired', e.retired, 'hours', e.answer_within_hours,
                            'need', e.needed_when)
                            order by e.position)
                        from catalogue_entry e where e.kind = c.kind and e.version = c.version)::text as entries
                from catalogue c
                join (select max(version) as version from catalogue where kind = ?) newest
                    on c.version = coalesce(?::integer, newest.version)
                where c.kind = ?
                """,
                row -> new Catalogue(
                        kind,
                        row.getInt("version"),
                        row.getInt("current_version"),
                        Sql.instant(row, "valid_from"),
                        row.getString("office"),
                        JsonText.array(row.getString("entries")).stream()
                                .map(JsonValue::asJsonObject)
                                .map(SqlCatalogues::entry)
                                .toList()),
                kind.slug(),
                version,
                kind.slug());
    }

    private static CatalogueEntry entry(JsonObject row) {
        return new CatalogueEntry(
                row.getString("code"),
                text(row, "parentCode"),
                new TextSet(row.getString("zh"), text(row, "bo"), text(row, "en")),
                row.getBoolean("retired"),
                row.isNull("hours") ? null : row.getInt("hours"),
                text(row, "need"));
    }

    private static @Nullable String text(JsonObject row, String name) {
        return row.isNull(name) ? null : row.getString(name);
    }

    @Override
    public void publish(CatalogueKind kind, int expected, List<CatalogueEntry> entries) {
        boolean published = sql.find(
                        "select publish_catalogue(?, ?, ?::jsonb)",
                        row -> row.getBoolean(1),
                        kind.slug(),
                        expected,
                        json(entries))
                .orElse(false);
        if (!published) {
            throw new PreconditionFailedException(expected + 1);
        }
    }

    private static String json(List<CatalogueEntry> entries) {
        JsonArrayBuilder all = JsonText.JSON.createArrayBuilder();
        for (CatalogueEntry entry : entries) {
            JsonObjectBuilder name = JsonText.JSON.createObjectBuilder();
            put(name, "zh", entry.name().zh());
            put(name, "bo", entry.name().bo());
            put(name, "en", entry.name().en());
            JsonObjectBuilder one = JsonText.JSON
                    .createObjectBuilder()
                    .add("code", entry.code())
                    .add("name", name)
                    .add("retired", entry.retired());
            put(one, "parentCode", entry.parentCode());
            put(one, "neededWhen", entry.neededWhen());
            if (entry.answerWithinHours() != null) {
                one.add("answerWithinHours", entry.answerWithinHours());
            }
            all.add(one);
        }
        return all.build().toString();
    }

    private static void put(JsonObjectBuilder object, String name, @Nullable String value) {
        if (value != null) {
            object.add(name, value);
        }
    }
}
