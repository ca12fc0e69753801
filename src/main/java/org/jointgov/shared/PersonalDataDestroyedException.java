package org.jointgov.shared;

/** The keyset of a record's personal data was destroyed when its retention was over: nobody can read or add any. */
public class PersonalDataDestroyedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public PersonalDataDestroyedException() {
        super(Problem.PERSONAL_DATA_DESTROYED);
    }
}
