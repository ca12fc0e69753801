package org.jointgov.shared;

/** Only who attended the meeting, by the own side's list, may do this. */
public class AttendeesOnlyException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public AttendeesOnlyException() {
        super(Problem.ATTENDEES_ONLY);
    }
}
