package org.jointgov.platform.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jointgov.shared.JointConsent.Consent;

/** The sides' consents, as the locking functions of joint texts answer them: {@code [{township, person, revision, hash}]}. */
public final class Consents {
    private Consents() {}

    /** The column's consents; none when it is null. */
    public static List<Consent> of(ResultSet row, String column) throws SQLException {
        return JsonRows.list(
                row,
                column,
                consent -> new Consent(
                        JsonRows.id(consent, "township"),
                        JsonRows.id(consent, "person"),
                        consent.getInt("revision"),
                        consent.getString("hash")));
    }
}
