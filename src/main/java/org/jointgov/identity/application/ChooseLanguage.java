package org.jointgov.identity.application;

import jakarta.inject.Inject;
import java.util.List;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Fields;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** Somebody chooses the language of their e-mails. */
@UseCase
public class ChooseLanguage {
    private final RequestContext request;
    private final Commands commands;
    private final Sql sql;
    private final AuditTrail auditTrail;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected ChooseLanguage() {
        this.request = null;
        this.commands = null;
        this.sql = null;
        this.auditTrail = null;
    }

    @Inject
    public ChooseLanguage(RequestContext request, Commands commands, Sql sql, AuditTrail auditTrail) {
        this.request = request;
        this.commands = commands;
        this.sql = sql;
        this.auditTrail = auditTrail;
    }

    /** @param language a {@link org.jointgov.shared.Language} */
    public void choose(@Nullable String language) {
        Fields fields = new Fields();
        String chosen = fields.language("/language", language);
        fields.check();
        Caller caller = request.caller();
        commands.once(effect -> effect.version(), () -> {
            sql.update("update person set language = ? where id = ?", chosen, caller.personId());
            auditTrail.append(new AuditEntry(
                    "change",
                    "person",
                    caller.personId(),
                    1,
                    null,
                    null,
                    List.of(),
                    "person\n" + caller.personId() + "\n" + chosen,
                    AuditEntry.Visible.NOTHING));
            return 1L;
        });
    }
}
