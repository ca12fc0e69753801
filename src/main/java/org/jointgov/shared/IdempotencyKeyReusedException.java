package org.jointgov.shared;

/** The same idempotency key came with another request. */
public class IdempotencyKeyReusedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReusedException() {
        super(Problem.IDEMPOTENCY_KEY_REUSED);
    }
}
