package org.jointgov.platform.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description of the API at {@code /openapi}, from which the web app's types are made: the server describes
 * records as empty objects, and knows nothing of what all operations share. Everything is read off the resource methods and the
 * records that they take and give ({@link ApiSchemas}); a component without {@code @Nullable} is always there.
 */
public class ApiDescription implements OASFilter {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String MEMBERSHIP = "Jointgov-Membership";
    private static final String PROBLEM = "Problem";

    private final ApiSchemas schemas = new ApiSchemas();

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
        // The server names the port that it listens on, which is not where a proxy answers.
        api.setServers(List.of(OASFactory.createServer().url("/")));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        share(api.getComponents());
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
        boolean open = method.isAnnotationPresent(PermitAll.class);
        if (open) {
            // The server drops an empty list; one empty requirement says the same.
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement()));
        }
        List<Parameter> parameters = new ArrayList<>();
        operation.setRequestBody(null);
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            Parameter described = parameter(parameter);
            if (described != null) {
                parameters.add(described);
            } else if (parameter.getType().isRecord() || parameter.getType() == byte[].class) {
                operation.setRequestBody(
                        OASFactory.createRequestBody().required(true).content(body(method, parameter)));
            }
        }
        if (isMutating(method)) {
            parameters.add(shared(IDEMPOTENCY_KEY));
        }
        parameters.add(shared(HttpHeaders.ACCEPT_LANGUAGE));
        if (!open) {
            parameters.add(shared(MEMBERSHIP));
        }
        operation.setParameters(parameters);
        operation.setResponses(responses(method));
    }

    /** A parameter of the path, the query or a header; null for what is none or is not for clients to know. */
    private @Nullable Parameter parameter(java.lang.reflect.Parameter parameter) {
        var said = parameter.getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
        if (said != null && said.hidden()) {
            return null;
        }
        Parameter described = OASFactory.createParameter();
        PathParam path = parameter.getAnnotation(PathParam.class);
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        HeaderParam header = parameter.getAnnotation(HeaderParam.class);
        if (path != null) {
            described.name(path.value()).in(In.PATH).required(true);
        } else if (query != null) {
            described.name(query.value()).in(In.QUERY);
        } else if (header != null && !header.value().equals(HttpHeaders.CONTENT_TYPE)) {
            // A condition that may be left out says so.
            described.name(header.value()).in(In.HEADER).required(said == null);
        } else {
            return null;
        }
        if (said != null) {
            described.description(said.description());
        }
        return described.schema(schemas.of(parameter));
    }

    private Content body(Method method, java.lang.reflect.Parameter parameter) {
        Consumes consumes = declared(method, Consumes.class);
        Content content = OASFactory.createContent();
        for (String type : consumes == null ? new String[] {MediaType.APPLICATION_JSON} : consumes.value()) {
            add(content, type, parameter.getType().isRecord() ? schemas.of(parameter.getType()) : raw(type));
        }
        return content;
    }

    private APIResponses responses(Method method) {
        APIResponses responses = OASFactory.createAPIResponses();
        PageOf page = method.getAnnotation(PageOf.class);
        if (page != null) {
            var response = OASFactory.createAPIResponse()
                    .description("A page")
                    .addHeader(HttpHeaders.LINK, header(HttpHeaders.LINK));
            responses.addAPIResponse("200", answering(response, schemas.pageOf(page.value()), method));
        }
        for (var declared :
                method.getAnnotationsByType(org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class)) {
            APIResponse response = OASFactory.createAPIResponse().description(declared.description());
            if (declared.responseCode().equals("201")) {
                response.addHeader(HttpHeaders.LOCATION, header(HttpHeaders.LOCATION));
            }
            Class<?> record = record(declared);
            if (record != null && isVersioned(record)) {
                response.addHeader(HttpHeaders.ETAG, header(HttpHeaders.ETAG));
            }
            responses.addAPIResponse(
                    declared.responseCode(),
                    declared.responseCode().equals("204")
                            ? response
                            : answering(response, record == null ? null : schemas.of(record), method));
        }
        return responses.addAPIResponse(
                "default", OASFactory.createAPIResponse().ref("#/components/responses/" + PROBLEM));
    }

    /** With its JSON, if there is any, and everything else that the method produces. */
    private static APIResponse answering(APIResponse response, @Nullable Schema json, Method method) {
        Content content = OASFactory.createContent();
        if (json != null) {
            add(content, MediaType.APPLICATION_JSON, json);
        }
        Produces produces = declared(method, Produces.class);
        for (String type : produces == null ? new String[0] : produces.value()) {
            if (!type.equals(MediaType.APPLICATION_JSON)) {
                add(content, type, raw(type));
            }
        }
        return response.content(content);
    }

    private static @Nullable Class<?> record(
            org.eclipse.microprofile.openapi.annotations.responses.APIResponse declared) {
        return Arrays.stream(declared.content())
                .<Class<?>>map(content -> content.schema().implementation())
                .filter(Class::isRecord)
                .findFirst()
                .orElse(null);
    }

    private static boolean isVersioned(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .anyMatch(component -> component.getName().equals("version"));
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

    /** What the method says, or else its class. */
    private static <A extends Annotation> @Nullable A declared(Method method, Class<A> type) {
        A own = method.getAnnotation(type);
        return own == null ? method.getDeclaringClass().getAnnotation(type) : own;
    }

    private static Schema raw(String mediaType) {
        Schema schema = OASFactory.createSchema().type(SchemaType.STRING);
        return mediaType.startsWith("text/") ? schema : schema.format("binary");
    }

    private static void add(Content content, String mediaType, Schema schema) {
        content.addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
    }

    private static Parameter shared(String name) {
        return OASFactory.createParameter().ref("#/components/parameters/" + name);
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    /** What many operations refer to. */
    private void share(Components components) {
        Schema text = OASFactory.createSchema().type(SchemaType.STRING);
        components.addParameter(
                IDEMPOTENCY_KEY,
                OASFactory.createParameter()
                        .name(IDEMPOTENCY_KEY)
                        .in(In.HEADER)
                        .required(true)
                        .description("Names this change; the same key with the same request happens once.")
                        .schema(OASFactory.createSchema()
                                .type(SchemaType.STRING)
                                .maxLength(64)));
        components.addParameter(
                HttpHeaders.ACCEPT_LANGUAGE,
                OASFactory.createParameter()
                        .name(HttpHeaders.ACCEPT_LANGUAGE)
                        .in(In.HEADER)
                        .description("The language of texts in the answer; Chinese when none fits.")
                        .schema(text));
        components.addParameter(
                MEMBERSHIP,
                OASFactory.createParameter()
                        .name(MEMBERSHIP)
                        .in(In.HEADER)
                        .description("The membership by which the caller acts, where there are several.")
                        .schema(schemas.of(UUID.class)));
        components.addHeader(
                HttpHeaders.ETAG,
                OASFactory.createHeader()
                        .description("The record's version, view and language; If-Match takes it back.")
                        .schema(text));
        components.addHeader(
                HttpHeaders.LINK,
                OASFactory.createHeader()
                        .description("Where there is a next page: its address, as rel=\"next\" (RFC 8288).")
                        .schema(text));
        components.addHeader(
                HttpHeaders.LOCATION,
                OASFactory.createHeader().description("The record's address.").schema(text));
        Content problem = OASFactory.createContent();
        add(problem, Problems.MEDIA_TYPE, schemas.of(ProblemView.class));
        components.addResponse(
                PROBLEM,
                OASFactory.createAPIResponse()
                        .description("Refused, with problem details")
                        .content(problem));
        components.setSchemas(schemas.all());
    }
}
