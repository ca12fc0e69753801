package org.jointgov.stack;

/** Something the person at the keyboard can put right: one line says what is wrong, the next how to get out of it. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String wayOut;

    StackFailure(String what, String wayOut) {
        super(what);
        this.wayOut = wayOut;
    }

    StackFailure(String what, String wayOut, Throwable cause) {
        super(what, cause);
        this.wayOut = wayOut;
    }

    /** What to do about it, in one line. */
    public String wayOut() {
        return wayOut;
    }
}
