package org.jointgov.disputes.domain;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What may keep a mediator from being impartial (People's Mediation Law, article 15), as the township put it on record. Public to
 * both sides; never changed, only withdrawn.
 *
 * @param statement at most 300 characters; names no party
 * @param declaredOn the day on which the mediator declared it
 */
public record InterestDeclaration(UUID id, String statement, LocalDate declaredOn) {
    /** The content in its canonical form, for the audit trail. */
    public String canonical() {
        return String.join("\n", id.toString(), declaredOn.toString(), statement);
    }
}
