package org.jointgov.meetings.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.meetings.domain.Agenda;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.NewAgendaItem;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Agendas through the definer functions of {@code R__55_agenda.sql}, which alone write them. */
@ApplicationScoped
public class SqlAgenda implements Agenda {
    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlAgenda() {
        this.sql = null;
    }

    @Inject
    public SqlAgenda(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Minutes meeting, NewAgendaItem item) {
        String outcome = act(
                "select add_agenda_item(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                meeting.ownerTownshipId(),
                meeting.meetingId(),
                item.id(),
                item.title(),
                item.responsible(),
                item.minutes(),
                item.disputeId(),
                item.agreementId(),
                item.earlierId(),
                item.commitmentId());
        switch (Objects.requireNonNull(outcome)) {
            case "added" -> {}
            case "id" -> throw new IdInUseException();
            case "in-use" -> throw InvalidFieldsException.of(about(item), "in-use");
            default -> throw InvalidFieldsException.of(about(item), "unknown-value");
        }
    }

    private static String about(NewAgendaItem item) {
        return item.disputeId() != null
                ? "/disputeId"
                : item.agreementId() != null
                        ? "/agreementId"
                        : item.commitmentId() != null ? "/commitmentId" : "/earlierId";
    }

    @Override
    public void change(Minutes meeting, UUID item, String title, String responsible, @Nullable Integer minutes) {
        act(
                "select change_agenda_item(?, ?, ?, ?, ?, ?)",
                meeting.ownerTownshipId(),
                meeting.meetingId(),
                item,
                title,
                responsible,
                minutes);
    }

    @Override
    public void withdraw(Minutes meeting, UUID item) {
        act("select withdraw_agenda_item(?, ?, ?)", meeting.ownerTownshipId(), meeting.meetingId(), item);
    }

    @Override
    public void order(Minutes meeting, List<UUID> items) {
        act("select order_agenda(?, ?, ?::uuid[])", meeting.ownerTownshipId(), meeting.meetingId(), items);
    }

    @Override
    public void recordOutcome(Minutes meeting, UUID item, boolean reached) {
        act("select record_agenda_outcome(?, ?, ?, ?)", meeting.ownerTownshipId(), meeting.meetingId(), item, reached);
    }

    /** The one column of the one row that a function answers; null when it answers nothing. */
    private @Nullable String act(String statement, @Nullable Object... parameters) {
        try {
            return sql.list(statement, row -> Optional.ofNullable(row.getString(1)), parameters)
                    .get(0)
                    .orElse(null);
        } catch (DatabaseException e) {
            throw switch (e.sqlState()) {
                case "JG012" -> new InvalidTransitionException();
                case "JG013" -> new ConflictException();
                case "JG015" -> new NotFoundException();
                case "42501" -> new ForbiddenException();
                default -> e;
            };
        }
    }
}
