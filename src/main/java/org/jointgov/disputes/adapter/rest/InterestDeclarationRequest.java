package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.disputes.domain.InterestDeclaration;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What may keep a mediator from being impartial. Read by both sides: it names no party.
 *
 * @param id chosen by the client; absent: a new one
 * @param statement at most 300 characters
 * @param declaredOn the day on which the mediator declared it, not after today (Asia/Shanghai)
 */
public record InterestDeclarationRequest(
        @Nullable UUID id,
        @Required @Nullable String statement,
        @Required @Nullable LocalDate declaredOn) {
    /** The declaration, as far as the fields are good. */
    InterestDeclaration declaration(Fields fields) {
        LocalDate day = StatusQuoBreachRequest.pastDay(fields, "/declaredOn", declaredOn);
        return new InterestDeclaration(id == null ? Ids.next() : id, fields.text("/statement", statement, 300), day);
    }
}
