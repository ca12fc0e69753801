package org.jointgov.platform.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
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
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description of the API at {@code /openapi}: the server describes records as empty objects and knows nothing of
 * what all operations share. Schemas come from the records themselves; a component without {@code @Nullable} is always there.
 */
public class ApiDescription implements OASFilter {
    private static final String JSON = "application/json";
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema> schemas = new TreeMap<>();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Method> methods = methods();
        for (PathItem path : api.getPaths().getPathItems().values()) {
            for (Operation operation : path.getOperations().values()) {
                Method method = methods.get(operation.getOperationId());
                if (method != null) {
                    complete(operation, method);
                }
            }
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().setSchemas(schemas);
    }

    private static Map<String, Method> methods() {
        Map<String, Method> methods = new HashMap<>();
        for (Bean<?> bean : CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    var named = method.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
                    if (named != null) {
                        methods.put(named.operationId(), method);
                    }
                }
            }
        }
        return methods;
    }

    private void complete(Operation operation, Method method) {
        if (method.isAnnotationPresent(PermitAll.class)) {
            // The server drops an empty list; one empty requirement says the same.
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement()));
        }
        if (isMutating(method)) {
            operation.addParameter(OASFactory.createParameter()
                    .name("Idempotency-Key")
                    .in(In.HEADER)
                    .required(true)
                    .description("Names this change; the same key with the same request happens once.")
                    .schema(OASFactory.createSchema()
                            .type(Schema.SchemaType.STRING)
                            .maxLength(64)));
        }
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType().isRecord()) {
                Consumes consumes = method.getAnnotation(Consumes.class);
                operation.setRequestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(content(consumes == null ? JSON : consumes.value()[0], schema(parameter.getType()))));
            }
        }
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        for (var declared :
                method.getAnnotationsByType(org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class)) {
            for (var media : declared.content()) {
                Class<?> type = media.schema().implementation();
                APIResponse response = operation.getResponses().getAPIResponse(declared.responseCode());
                if (type.isRecord() && response != null) {
                    response.setContent(content(media.mediaType().isEmpty() ? JSON : media.mediaType(), schema(type)));
                }
            }
        }
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("Refused, with problem details")
                                .content(content(Problems.MEDIA_TYPE, schema(ProblemView.class))));
    }

    private static boolean isMutating(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                return Mutating.is(http.value());
            }
        }
        return false;
    }

    private static Content content(String mediaType, Schema schema) {
        return OASFactory.createContent()
                .addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
    }

    private Schema schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return OASFactory.createSchema()
                        .type(Schema.SchemaType.ARRAY)
                        .items(schema(arguments[arguments.length - 1]));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return OASFactory.createSchema()
                        .type(Schema.SchemaType.OBJECT)
                        .additionalPropertiesSchema(schema(arguments[1]));
            }
            return raw.isRecord() ? record(raw, arguments) : plain(raw);
        }
        return type instanceof Class<?> plain ? (plain.isRecord() ? record(plain) : plain(plain)) : plain(Object.class);
    }

    private Schema record(Class<?> type, Type... arguments) {
        String name = type.getSimpleName()
                + String.join(
                        "", Arrays.stream(arguments).map(ApiDescription::name).toList());
        if (type.isMemberClass() && !name.endsWith("View")) {
            name = type.getDeclaringClass().getSimpleName() + name;
        }
        if (!schemas.containsKey(name)) {
            Schema schema = OASFactory.createSchema().type(Schema.SchemaType.OBJECT);
            schemas.put(name, schema);
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Type of = component.getGenericType();
                schema.addProperty(component.getName(), schema(resolve(of, type, arguments)));
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(component.getName());
                }
            }
            if (!required.isEmpty()) {
                schema.setRequired(required);
            }
        }
        return OASFactory.createSchema().ref(REFERENCE + name);
    }

    /** A type variable of a generic record, and a list of one, as the record is used here. */
    private static Type resolve(Type type, Class<?> record, Type[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (type.equals(record.getTypeParameters()[i])) {
                return arguments[i];
            }
        }
        return type;
    }

    private static String name(Type type) {
        return type instanceof Class<?> plain ? plain.getSimpleName() : "";
    }

    private static Schema plain(Class<?> type) {
        Schema schema = OASFactory.createSchema();
        if (type == String.class) {
            return schema.type(Schema.SchemaType.STRING);
        }
        if (type == UUID.class) {
            return schema.type(Schema.SchemaType.STRING).format("uuid");
        }
        if (type == Instant.class) {
            return schema.type(Schema.SchemaType.STRING).format("date-time");
        }
        if (type == LocalDate.class) {
            return schema.type(Schema.SchemaType.STRING).format("date");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.type(Schema.SchemaType.BOOLEAN);
        }
        if (type == int.class || type == Integer.class) {
            return schema.type(Schema.SchemaType.INTEGER).format("int32");
        }
        if (type == long.class || type == Long.class) {
            return schema.type(Schema.SchemaType.INTEGER).format("int64");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return schema.type(Schema.SchemaType.NUMBER);
        }
        if (type.isEnum()) {
            List<Object> names = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                names.add(((Enum<?>) constant).name());
            }
            return schema.type(Schema.SchemaType.STRING).enumeration(names);
        }
        return schema.type(Schema.SchemaType.OBJECT);
    }
}
