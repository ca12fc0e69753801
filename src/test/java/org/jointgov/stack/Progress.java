package org.jointgov.stack;

/** Hears what the stack is doing, in lines meant for a person. Called from several threads. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress SILENT = line -> {};

    /** One finished step, or one that takes long. */
    void line(String line);
}
