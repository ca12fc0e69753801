package org.jointgov.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.shared.InvalidFieldsException.FieldError;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** Turns a {@link Problem} into an answer in the caller's language. */
@ApplicationScoped
public class Problems {
    /** The media type of every refusal. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BUNDLE = "org.jointgov.platform.rest.problems";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final CurrentRequest request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected Problems() {
        this.request = null;
    }

    @Inject
    public Problems(CurrentRequest request) {
        this.request = request;
    }

    /** The answer for this problem. */
    public Response answer(Problem problem) {
        return answer(problem, List.of()).build();
    }

    /** The answer for this problem, to which headers may be added. */
    public Response.ResponseBuilder answer(Problem problem, List<FieldError> errors) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, request.locale().toLanguageTag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view(problem, errors, request.locale(), request.correlationId()));
        challenge(problem).ifPresent(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return answer;
    }

    /** The answer for this refusal, with the record that stands in the way, to which headers may be added. */
    public Response.ResponseBuilder answer(ProblemException refusal) {
        Response.ResponseBuilder answer = answer(refusal.problem(), List.of());
        refusal.existing()
                .ifPresent(existing ->
                        answer.entity(view(refusal.problem(), List.of(), request.locale(), request.correlationId())
                                .pointingTo(existing)));
        return answer;
    }

    /** The {@code WWW-Authenticate} that goes with a problem (RFC 6750 §3). */
    static Optional<String> challenge(Problem problem) {
        return switch (problem) {
            case UNAUTHENTICATED -> Optional.of("Bearer");
            case TOKEN_REJECTED -> Optional.of("Bearer error=\"invalid_token\"");
            default -> Optional.empty();
        };
    }

    /** The problem's details in a language. */
    static ProblemView view(Problem problem, List<FieldError> errors, Locale locale, String correlationId) {
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        @Nullable
        List<ProblemView.FieldErrorView> fields = errors.isEmpty()
                ? null
                : errors.stream()
                        .map(e -> new ProblemView.FieldErrorView(e.pointer(), e.code(), field(texts, e.code())))
                        .toList();
        return new ProblemView(
                "urn:jointgov:problem:" + problem.slug(),
                texts.getString(problem.slug() + ".title"),
                problem.status(),
                texts.getString(problem.slug() + ".detail"),
                correlationId,
                null,
                fields);
    }

    private static String field(ResourceBundle texts, String code) {
        try {
            return texts.getString("field." + code);
        } catch (MissingResourceException e) {
            return texts.getString("field.invalid");
        }
    }
}
