package org.jointgov.platform.rest;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of the API, made from the records and enums that it reads and gives. A schema has the name of its class, or the
 * one that {@code @Schema} gives it; what is declared within another type begins with the name of that one. A type that no
 * request and no answer could hold is a mistake, and so are two types of one name: {@link IllegalStateException}.
 */
final class ApiSchemas {
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema> schemas = new TreeMap<>();
    private final Map<String, List<Class<?>>> origins = new HashMap<>();

    /** All that were asked for, and those that they speak of, by their names. */
    Map<String, Schema> all() {
        return schemas;
    }

    /** The schema of a record, an enum or a plain value. */
    Schema of(Class<?> type) {
        if (type.isRecord()) {
            return record(name(type), List.of(type), Map.of());
        }
        return type.isEnum() ? words(type) : plain(type);
    }

    /** The schema of a page of these. */
    Schema pageOf(Class<?> item) {
        return record(
                stem(name(item)) + "Page",
                List.of(Page.class, item),
                Map.of(Page.class.getTypeParameters()[0], item));
    }

    /** The schema of a parameter of an operation. */
    Schema of(Parameter parameter) {
        return of(parameter.getAnnotation(Means.class), parameter.getParameterizedType(), Map.of());
    }

    private Schema of(@Nullable Means means, Type type, Map<TypeVariable<?>, Class<?>> arguments) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return OASFactory.createSchema()
                    .type(SchemaType.ARRAY)
                    .items(of(means, generic.getActualTypeArguments()[0], arguments));
        }
        if (means != null) {
            return of(means.value());
        }
        if (type instanceof TypeVariable<?> variable) {
            Class<?> argument = arguments.get(variable);
            if (argument != null) {
                return of(argument);
            }
        }
        if (type instanceof Class<?> plain) {
            return of(plain);
        }
        throw new IllegalStateException("the API cannot describe " + type);
    }

    private Schema record(String name, List<Class<?>> origin, Map<TypeVariable<?>, Class<?>> arguments) {
        if (isNew(name, origin)) {
            Schema schema = OASFactory.createSchema().type(SchemaType.OBJECT);
            schemas.put(name, schema);
            List<String> required = new ArrayList<>();
            for (RecordComponent component : origin.get(0).getRecordComponents()) {
                schema.addProperty(
                        component.getName(),
                        of(component.getAnnotation(Means.class), component.getGenericType(), arguments));
                if (component.isAnnotationPresent(Required.class)
                        || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(component.getName());
                }
            }
            if (!required.isEmpty()) {
                schema.setRequired(required);
            }
        }
        return reference(name);
    }

    private Schema words(Class<?> type) {
        String name = name(type);
        if (isNew(name, List.of(type))) {
            schemas.put(name, OASFactory.createSchema().type(SchemaType.STRING).enumeration(slugs(type)));
        }
        return reference(name);
    }

    private static List<Object> slugs(Class<?> type) {
        List<Object> slugs = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            if (!(constant instanceof Slugged word)) {
                throw new IllegalStateException(type + " has no names outside");
            }
            slugs.add(word.slug());
        }
        return slugs;
    }

    private static Schema plain(Class<?> type) {
        Schema schema = OASFactory.createSchema();
        if (type == String.class) {
            return schema.type(SchemaType.STRING);
        }
        if (type == UUID.class) {
            return schema.type(SchemaType.STRING).format("uuid");
        }
        if (type == Instant.class) {
            return schema.type(SchemaType.STRING).format("date-time");
        }
        if (type == LocalDate.class) {
            return schema.type(SchemaType.STRING).format("date");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.type(SchemaType.BOOLEAN);
        }
        if (type == int.class || type == Integer.class) {
            return schema.type(SchemaType.INTEGER).format("int32");
        }
        if (type == long.class || type == Long.class) {
            return schema.type(SchemaType.INTEGER).format("int64");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return schema.type(SchemaType.NUMBER);
        }
        throw new IllegalStateException("the API cannot describe " + type);
    }

    private boolean isNew(String name, List<Class<?>> origin) {
        List<Class<?>> earlier = origins.putIfAbsent(name, origin);
        if (earlier != null && !earlier.equals(origin)) {
            throw new IllegalStateException(origin + " and " + earlier + " are both called " + name);
        }
        return earlier == null;
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(REFERENCE + name);
    }

    private static String name(Class<?> type) {
        var given = type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (given != null && !given.name().isEmpty()) {
            return given.name();
        }
        String name = type.getSimpleName();
        if (type.getDeclaringClass() == null) {
            return name;
        }
        String outer = stem(name(type.getDeclaringClass()));
        return name.startsWith(outer) ? name : outer + name;
    }

    /** What a record is about: its name without what it is for. */
    private static String stem(String name) {
        return Arrays.stream(new String[] {"View", "Request", "Summary"})
                .filter(name::endsWith)
                .findFirst()
                .map(end -> name.substring(0, name.length() - end.length()))
                .orElse(name);
    }
}
