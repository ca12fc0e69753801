package org.jointgov.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
        DemonstrationLoader.load(stack);
        long first = rows(stack);
        DemonstrationLoader.load(stack);
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

    /** What the township's report of 2024 counts, beside a few open items of today. */
    @Test
    void theYear2024IsThereAsTheReportTellsIt(LocalStack stack) throws SQLException {
        DemonstrationLoader.load(stack);
        String in2024 = " between '2024-01-01' and '2024-12-31'";
        assertEquals(2, count(stack, "cooperation_agreement where in_force_at is not null and term_from" + in2024));
        assertEquals(4, count(stack, "joint_meeting where in_force_at is not null and starts_at" + in2024));
        assertEquals(2, count(stack, "dispute_alert where border_id is not null and occurred_on" + in2024));
        assertEquals(11, count(stack, "dispute_alert where border_id is null and occurred_on" + in2024));
        assertEquals(
                2,
                count(
                        stack,
                        "dispute d join jointgov.dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id"
                                + " where d.legal_nature = 'civil' and a.occurred_on" + in2024));
        assertEquals(
                4,
                count(
                        stack,
                        "dispute_fact f where 2 = (select count(*) from jointgov.dispute_fact_confirmation c"
                                + " where c.fact_id = f.id and c.withdrawn_at is null)"));
        assertEquals(0, count(stack, "township where provisioned_at is null"));
        for (String user : new String[] {"duoma-leader", "suojia-leader"}) {
            JsonObject home = Api.at(URI.create(stack.appUrl()))
                    .as(stack.logins().accessToken(user))
                    .get("/home")
                    .expect(200)
                    .json();
            assertFalse(
                    home.getJsonArray("needsMeToday").isEmpty()
                            && home.getJsonArray("awaitingSignature").isEmpty(),
                    user + " has nothing to do: " + home);
        }
    }

    private static long count(LocalStack stack, String what) throws SQLException {
        return number(stack, "select count(*) from jointgov." + what);
    }

    @Test
    void theRegistersHoldTheReportsMediators(LocalStack stack, Logins logins) {
        URI app = URI.create(stack.appUrl());
        DemonstrationLoader.load(stack);
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
        return number(
                stack,
                "select (select count(*) from jointgov.township)"
                        + " + (select count(*) from jointgov.border) + (select count(*) from jointgov.membership)"
                        + " + (select count(*) from jointgov.invitation)"
                        + " + (select count(*) from jointgov.audit_record where action <> 'read')");
    }

    private static long number(LocalStack stack, String query) throws SQLException {
        try (Connection connection = stack.connectAsSuperuser();
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
