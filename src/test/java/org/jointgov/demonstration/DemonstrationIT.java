package org.jointgov.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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
