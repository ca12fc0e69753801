package org.jointgov.platform.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidFieldsException.FieldError;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a JSON object into a record: text, UUID, Instant (ISO 8601 with an offset), LocalDate, booleans, numbers, lists and
 * records. An absent field and a null are the same. Collects every field that does not fit.
 */
final class JsonRecords {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final BigDecimal LARGEST_DOUBLE = BigDecimal.valueOf(1e15);

    private final List<FieldError> errors = new ArrayList<>();

    private JsonRecords() {}

    /**
     * @throws ProblemException 400 when the value is no object
     * @throws InvalidFieldsException when fields do not fit
     */
    static Object bind(JsonValue value, Class<?> type) {
        if (!(value instanceof JsonObject object)) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        JsonRecords binding = new JsonRecords();
        Object record = binding.record("", object, type);
        if (record == null || !binding.errors.isEmpty()) {
            throw new InvalidFieldsException(binding.errors);
        }
        return record;
    }

    private @Nullable Object record(String pointer, JsonObject object, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        int before = errors.size();
        for (String name : object.keySet()) {
            if (Arrays.stream(components).noneMatch(c -> c.getName().equals(name))) {
                errors.add(
                        new FieldError(NAME.matcher(name).matches() ? pointer + "/" + name : pointer, "unknown-field"));
            }
        }
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String at = pointer + "/" + component.getName();
            JsonValue value = object.get(component.getName());
            values[i] = value == null || value == JsonValue.NULL ? null : value(at, value, component.getGenericType());
            if (values[i] == null && component.getType().isPrimitive() && errors.size() == before) {
                errors.add(new FieldError(at, "required"));
            }
        }
        return errors.size() > before ? null : construct(type, components, values);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ProblemException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private @Nullable Object value(String pointer, JsonValue value, Type type) {
        try {
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                return value instanceof JsonArray array
                        ? list(pointer, array, list.getActualTypeArguments()[0])
                        : malformed(pointer);
            }
            Class<?> plain = (Class<?>) type;
            if (plain.isRecord()) {
                return value instanceof JsonObject object ? record(pointer, object, plain) : malformed(pointer);
            }
            if (plain == boolean.class || plain == Boolean.class) {
                return value == JsonValue.TRUE || value == JsonValue.FALSE
                        ? (Object) (value == JsonValue.TRUE)
                        : malformed(pointer);
            }
            if (value instanceof JsonNumber number) {
                return number(pointer, number.bigDecimalValue(), plain);
            }
            return value instanceof JsonString text ? text(pointer, text.getString(), plain) : malformed(pointer);
        } catch (ArithmeticException e) {
            errors.add(new FieldError(pointer, "out-of-range"));
            return null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return malformed(pointer);
        }
    }

    private List<Object> list(String pointer, JsonArray array, Type type) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonValue item = array.get(i);
            Object value = item == JsonValue.NULL ? malformed(pointer + "/" + i) : value(pointer + "/" + i, item, type);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private @Nullable Object number(String pointer, BigDecimal number, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return number.intValueExact();
        }
        if (type == long.class || type == Long.class) {
            return number.longValueExact();
        }
        if (type == double.class || type == Double.class) {
            if (number.abs().compareTo(LARGEST_DOUBLE) > 0) {
                throw new ArithmeticException("a double beyond reason");
            }
            return number.doubleValue();
        }
        return type == BigDecimal.class ? number : malformed(pointer);
    }

    private @Nullable Object text(String pointer, String text, Class<?> type) {
        if (type == String.class) {
            return text.indexOf('\0') >= 0 ? malformed(pointer) : text;
        }
        if (type == UUID.class) {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? id : malformed(pointer);
        }
        if (type == Instant.class) {
            return OffsetDateTime.parse(text).toInstant();
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class
                || type == double.class
                || type == Double.class
                || type == BigDecimal.class) {
            return malformed(pointer);
        }
        throw new IllegalStateException("request records cannot hold " + type.getName());
    }

    private @Nullable Object malformed(String pointer) {
        errors.add(new FieldError(pointer, "malformed"));
        return null;
    }
}
