package org.jointgov.shared;

/** The hash that was signed is not the hash of the text that is stored. */
public class TextChangedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public TextChangedException() {
        super(Problem.TEXT_CHANGED);
    }
}
