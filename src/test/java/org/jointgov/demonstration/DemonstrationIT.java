package org.jointgov.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.StackExtension;
import org.jointgov.testing.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@OwnStack
@ExtendWith(StackExtension.class)
class DemonstrationIT {
    @Test
    void loadingItAgainDoublesNothing(LocalStack stack, Logins logins) throws SQLException {
        URI app = URI.create(stack.appUrl());
        DemonstrationLoader.load(app, logins::accessToken);
        long first = rows(stack);
        DemonstrationLoader.load(app, logins::accessToken);
        assertEquals(first, rows(stack));

        JsonObject me = Api.at(app)
                .as(logins.accessToken("duoma-leader"))
                .get("/me")
                .expect(200)
                .json();
        assertEquals("leader", me.getJsonObject("current").getString("role"));
        assertEquals(3, me.getJsonArray("townships").size());
        assertEquals(2, me.getJsonArray("borders").size());
    }

    @Test
    void theRegistersHoldTheReportsMediators(LocalStack stack, Logins logins) {
        URI app = URI.create(stack.appUrl());
        DemonstrationLoader.load(app, logins::accessToken);
        for (int i = 0; i < 2; i++) {
            new DemonstrationRegister(app, logins::accessToken).load();
        }
        Api clerk = Api.at(app).as(logins.accessToken("duoma-clerk"));
        assertEquals(List.of(1, 9), counted(clerk, Demonstration.DUOMA, "township-centre"));
        assertEquals(List.of(7, 71), counted(clerk, Demonstration.DUOMA, "village-committee"));
        assertEquals(List.of(1, 3), counted(clerk, Demonstration.SUOJIA, "township-centre"));
        assertEquals(List.of(1, 2), counted(clerk, Demonstration.SUOJIA, "village-committee"));
    }

    /** Organisations of this kind, and the mediators of them all. */
    private static List<Integer> counted(Api caller, UUID township, String kind) {
        List<JsonObject> organisations = caller
                .get("/mediation-organisations?limit=100&townshipId=" + township)
                .expect(200)
                .items()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(organisation -> organisation.getString("kind").equals(kind))
                .toList();
        return List.of(
                organisations.size(),
                organisations.stream()
                        .mapToInt(organisation -> organisation.getInt("mediators"))
                        .sum());
    }

    private static long rows(LocalStack stack) throws SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select (select count(*) from jointgov.township)"
                                + " + (select count(*) from jointgov.border) + (select count(*) from jointgov.membership)"
                                + " + (select count(*) from jointgov.invitation)"
                                + " + (select count(*) from jointgov.audit_record where action <> 'read')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
