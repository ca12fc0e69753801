package org.jointgov.shared;

import java.util.List;

/** Fields of the request break a rule; each is named by its JSON pointer (RFC 6901) and a code, never by its value. */
public class InvalidFieldsException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidFieldsException(List<FieldError> errors) {
        super(Problem.INVALID_FIELDS);
        this.errors = List.copyOf(errors);
    }

    /** One field with one rule broken. */
    public static InvalidFieldsException of(String pointer, String code) {
        return new InvalidFieldsException(List.of(new FieldError(pointer, code)));
    }

    public List<FieldError> errors() {
        return errors;
    }

    /**
     * @param pointer a JSON pointer into the request body
     * @param code what is wrong: {@code required}, {@code too-long}, {@code unknown-value} …
     */
    public record FieldError(String pointer, String code) {}
}
