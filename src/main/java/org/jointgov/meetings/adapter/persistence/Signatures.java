package org.jointgov.meetings.adapter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.Signature;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.meetings.domain.SigningCapacity;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;

/** Signatures under minutes and addenda, which have the same columns. */
final class Signatures {
    private Signatures() {}

    /** What a locking function answers in {@code signatures}: {@code [{township, person, revision, hash, capacity}]}. */
    static List<Signature> of(ResultSet row) throws SQLException {
        return JsonRows.list(
                row,
                "signatures",
                o -> new Signature(
                        JsonRows.id(o, "township"),
                        JsonRows.id(o, "person"),
                        o.getInt("revision"),
                        o.getString("hash"),
                        SigningCapacity.valueOf(o.getString("capacity").toUpperCase(Locale.ROOT))));
    }

    /** @param what the column that says what was signed, with its value */
    static void add(
            Sql sql,
            String table,
            String what,
            Object value,
            Minutes meeting,
            Signature signature,
            String office,
            SigningAct act) {
        try {
            SideRows.add(
                    sql,
                    table,
                    what + ", content_hash, person_id, office, capacity, deputy_id, for_office, file_id",
                    meeting,
                    signature.townshipId(),
                    value,
                    signature.contentHash(),
                    signature.personId(),
                    office,
                    act.capacity().slug(),
                    act.deputyId(),
                    act.forOffice(),
                    act.fileId());
        } catch (DatabaseException e) {
            if (e.sqlState().equals("JG016")) {
                throw InvalidFieldsException.of("/fileId", "unknown-value");
            }
            if (e.isDuplicate() && act.fileId() != null) {
                throw InvalidFieldsException.of("/fileId", "in-use");
            }
            throw e.isDuplicate() ? new ForbiddenException() : e;
        }
    }
}
