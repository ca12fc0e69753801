package org.jointgov.disputes.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retention in the database, whatever the application forgot: plain SQL as its role, by each of those who meet it. */
class RetentionDatabaseIT {
    private static final String REFUSED = "42501";
    private static final String CHANGED = "JG011";
    private static final String NOT_NOW = "JG012";
    private static final byte[] KEYSET = {7, 7, 7};

    private Region region;
    private UUID rule;
    private UUID alert;

    @BeforeEach
    void ruled() throws SQLException {
        region = new Region();
        rule = propose(region.border, 12, "[{\"type\": \"mountain-forest-land\", \"months\": 24}]");
        assertEquals("", answer("duoma-leader", true));
        assertEquals("", answer("suojia-leader", true));
        alert = alert();
    }

    // ---- acts, as SQL that succeeds or is refused ------------------------------------------------------------

    private String done(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            String refusal = c.refusal(sql, parameters);
            if (refusal.isEmpty()) {
                c.commit();
            }
            return refusal;
        }
    }

    private Object seen(String actor, String sql, Object... parameters) throws SQLException {
        try (BoundConnection c = region.as(actor)) {
            List<Object> rows = c.column(sql, parameters);
            return rows.isEmpty() ? null : rows.get(0);
        }
    }

    private UUID propose(UUID border, int months, String exceptions) throws SQLException {
        UUID id = Ids.next();
        assertEquals(
                "",
                done(
                        "operator",
                        "select propose_retention_rule(?, ?, ?, ?::jsonb, '档案管理规定')",
                        border,
                        id,
                        months,
                        exceptions));
        return id;
    }

    private String answer(String actor, boolean approves) throws SQLException {
        return done(
                actor,
                "select answer_retention_rule(?, ?, ?)",
                rule,
                approves,
                seen("operator", "select content_hash from retention_rule where id = ?", rule));
    }

    private UUID alert() throws SQLException {
        UUID id = Ids.next();
        try (BoundConnection c = region.as("duoma-mediator")) {
            c.column("select township_keyset(?)", (Object) new byte[] {1});
            c.update(
                    "insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name,"
                            + " raised_by, raised_office, has_narrative, party_count)"
                            + " values (?, ?, ?, 'event', 'pasture-fence', 'low', '标题', '地点', ?, 'o', true, 2)",
                    region.duoma,
                    id,
                    region.border,
                    c.person());
            c.update(
                    "insert into dispute_alert_secret (township_id, alert_id, keyset, narrative) values (?, ?, ?, ?)",
                    region.duoma,
                    id,
                    KEYSET,
                    new byte[] {1});
            c.commit();
        }
        return id;
    }

    /** A dispute of the alert that both sides call an administrative boundary: it is with the counties. */
    private UUID referred() throws SQLException {
        UUID id = Ids.next();
        assertEquals(
                "",
                done("suojia-leader", "select answer_dispute_alert(?, ?, 'acknowledged', null)", region.duoma, alert));
        assertEquals("", done("duoma-clerk", "select open_dispute(?, ?, ?)", region.duoma, alert, id));
        for (String leader : List.of("duoma-leader", "suojia-leader")) {
            assertEquals(
                    "",
                    done(leader, "select declare_legal_nature(?, ?, 'administrative-boundary', 0)", region.duoma, id));
        }
        return id;
    }

    private void withdraw() throws SQLException {
        assertEquals("", done("duoma-leader", "select withdraw_dispute_alert(?, '误报')", alert));
    }

    private void superuser(String sql, Object... parameters) throws SQLException {
        try (Connection superuser = SharedStack.database().connectAsSuperuser()) {
            superuser.createStatement().execute("set session_replication_role = replica");
            try (PreparedStatement statement = superuser.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                statement.executeUpdate();
            }
        }
    }

    /** As if its time were over. */
    private void letTimePass() throws SQLException {
        superuser(
                "update jointgov.dispute_alert set ended_at = ended_at - interval '5 years',"
                        + " keep_until = keep_until - interval '5 years' where id = ?",
                alert);
    }

    private Object hash() throws SQLException {
        return seen("duoma-leader", "select destruction_hash(a) from dispute_alert a where id = ?", alert);
    }

    private String consent(String actor) throws SQLException {
        return done(
                actor, "select * from consent_to_destruction(?, ?, ?, 35, ?)", region.duoma, alert, hash(), Ids.next());
    }

    private String hold(String actor, UUID id) throws SQLException {
        return done(actor, "select place_legal_hold(?, ?, ?, 'litigation')", region.duoma, alert, id);
    }

    private Object of(String column) throws SQLException {
        return seen("duoma-leader", "select " + column + " from dispute_alert where id = ?", alert);
    }

    // ---------------------------------------------------------------------------------------------------------

    @Nested
    class ARule {
        @Test
        void isInForceOnceEverySidesLeaderHasApprovedIt() throws SQLException {
            rule = propose(region.border, 6, "[]");
            assertEquals("", answer("duoma-leader", true));
            assertNull(seen("duoma-leader", "select in_force_at from retention_rule where id = ?", rule));
            assertEquals(NOT_NOW, answer("duoma-deputy", true));
            assertEquals("", answer("suojia-leader", true));
            assertNotNull(seen("duoma-leader", "select in_force_at from retention_rule where id = ?", rule));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "duoma-clerk",
                    "duoma-mediator",
                    "duoma-machine",
                    "moyun-leader",
                    "xizang-officer",
                    "county-officer",
                    "operator"
                })
        void isAnsweredByNobodyElse(String actor) throws SQLException {
            rule = propose(region.border, 6, "[]");
            assertEquals(REFUSED, answer(actor, true));
            assertEquals(REFUSED, answer(actor, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"duoma-leader", "suojia-clerk", "xizang-officer", "county-officer", "duoma-machine"})
        void isProposedByAnOperatorAlone(String actor) throws SQLException {
            assertEquals(
                    REFUSED,
                    done(actor, "select propose_retention_rule(?, ?, 1, '[]', '无')", region.border, Ids.next()));
        }

        @Test
        void isNotApprovedByOnePersonForTwoSides() throws SQLException {
            rule = propose(region.border, 6, "[]");
            assertEquals("", answer("duoma-leader", true));
            region.move("duoma-leader", region.suojia, "leader");
            assertEquals(REFUSED, answer("duoma-leader", true));
        }

        @Test
        void isNotApprovedInOtherWordsOrWhenItIsClosed() throws SQLException {
            UUID older = propose(region.border, 6, "[]");
            rule = propose(region.border, 7, "[]");
            assertEquals(
                    CHANGED,
                    done(
                            "duoma-leader",
                            "select answer_retention_rule(?, true, ?)",
                            rule,
                            seen("operator", "select content_hash from retention_rule where id = ?", older)));
            assertEquals("", answer("suojia-leader", false));
            assertEquals(NOT_NOW, answer("duoma-leader", true));
            rule = older;
            assertEquals(NOT_NOW, answer("duoma-leader", true));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[{\"type\": \"no-such-type\", \"months\": 3}]",
                    "[{\"type\": \"debt\", \"months\": 0}]",
                    "[{\"type\": \"debt\"}]",
                    "[{\"type\": \"debt\", \"months\": 3}, {\"type\": \"debt\", \"months\": 4}]"
                })
        void namesTypesOfTheCatalogue(String exceptions) throws SQLException {
            assertEquals(
                    "JG014",
                    done(
                            "operator",
                            "select propose_retention_rule(?, ?, 1, ?::jsonb, '无')",
                            region.border,
                            Ids.next(),
                            exceptions));
        }

        @Test
        void isWrittenByNoPlainStatement() throws SQLException {
            for (String actor : List.of("operator", "duoma-leader")) {
                for (String sql : List.of(
                        "update retention_rule set default_months = 1 where id = ?",
                        "update retention_rule set in_force_at = now() where id = ?",
                        "delete from retention_rule where id = ?",
                        "delete from retention_answer where border_id = ?",
                        "insert into retention_answer (township_id, border_id, version, approves, content_hash, person_id, office)"
                                + " select township_id, border_id, version, true, content_hash, person_id, office"
                                + " from retention_answer where border_id = ?")) {
                    assertEquals(REFUSED, done(actor, sql, rule), sql);
                }
            }
        }

        @Test
        void leavesWhatWasSharedUnderAnEarlierVersion() throws SQLException {
            rule = propose(region.border, 1, "[]");
            assertEquals("", answer("duoma-leader", true));
            assertEquals("", answer("suojia-leader", true));
            assertEquals(1, of("retention_version"));
            UUID earlier = alert;
            alert = alert();
            assertEquals(2, of("retention_version"));
            alert = earlier;
            withdraw();
            assertEquals(1, of("retention_version"));
            assertEquals(Boolean.TRUE, of("keep_until = ended_at + interval '24 months'"), "its type's, by its parent");
        }

        @Test
        void takesWhatWasSharedWithoutOne() throws SQLException {
            region = new Region();
            alert = alert();
            withdraw();
            assertNull(of("keep_until"));
            rule = propose(region.border, 3, "[]");
            assertEquals("", answer("duoma-leader", true));
            assertEquals("", answer("suojia-leader", true));
            assertEquals(Boolean.TRUE, of("keep_until = ended_at + interval '3 months'"));
        }

        @Test
        void isCountedForOperatorsWithoutARecord() throws SQLException {
            assertEquals(1L, seen("operator", "select kept from retention_counts(?, 1)", region.border));
            assertEquals(0L, seen("moyun-leader", "select kept from retention_counts(?, 1)", region.border));
            assertNull(seen("operator", "select id from dispute_alert where id = ?", alert));
            assertNull(seen("operator", "select 1 from legal_hold"));
            assertNull(seen("moyun-leader", "select 1 from retention_rule where id = ?", rule));
        }
    }

    @Nested
    class TheClock {
        @Test
        void runsFromTheEndAndStopsWhenItGoesOn() throws SQLException {
            assertNull(of("ended_at"));
            UUID dispute = referred();
            Object ended = of("ended_at");
            assertNotNull(ended);
            assertEquals(
                    "",
                    done(
                            "duoma-clerk",
                            "select add_negotiation_note(?, ?, ?, '再议')",
                            region.duoma,
                            dispute,
                            Ids.next()));
            assertNotEquals(ended, of("ended_at"), "the last act counts");
            assertEquals(
                    "", done("duoma-leader", "select declare_legal_nature(?, ?, 'civil', 1)", region.duoma, dispute));
            assertNull(of("ended_at"));
            assertNull(of("keep_until"));
        }

        @Test
        void isSetByNoPlainStatement() throws SQLException {
            for (String column : List.of("retention_version", "ended_at", "keep_until", "destroyed_at")) {
                assertEquals(
                        REFUSED,
                        done("duoma-leader", "update dispute_alert set " + column + " = null where id = ?", alert));
            }
        }
    }

    @Nested
    class Destruction {
        @Test
        void takesTheKeysetWithTheLastSidesConsentAndLeavesACertificate() throws SQLException {
            UUID dispute = referred();
            letTimePass();
            assertEquals("", consent("duoma-leader"));
            assertNull(of("destroyed_at"));
            assertEquals(NOT_NOW, consent("duoma-deputy"));
            Object consented = hash();
            assertEquals("", consent("suojia-leader"));
            assertNotNull(of("destroyed_at"));
            assertEquals(false, of("has_narrative"));
            assertEquals(consented, hash(), "what was consented to stays what it was");
            for (String reader : List.of("duoma-clerk", "suojia-mediator", "qinghai-officer", "county-officer")) {
                assertEquals(
                        "d65d4f85b1b46a5af1d8b1d3d87c3a3b".length(),
                        String.valueOf(seen(
                                        reader,
                                        "select left(keyset_sha256, 32) from destruction_certificate where alert_id = ?",
                                        alert))
                                .length(),
                        reader);
            }
            assertEquals(
                    Boolean.TRUE,
                    seen(
                            "duoma-leader",
                            "select keyset_sha256 = encode(sha256(?), 'hex') and dispute_id = ? and jsonb_array_length(consents) = 2"
                                    + " and backups_expire_on = (now() at time zone 'Asia/Shanghai')::date + 35"
                                    + " from destruction_certificate where alert_id = ?",
                            KEYSET,
                            dispute,
                            alert));
            for (String outsider : List.of("moyun-leader", "gansu-officer", "operator")) {
                assertNull(seen(outsider, "select 1 from destruction_certificate where alert_id = ?", alert), outsider);
            }
            try (Connection superuser = SharedStack.database().connectAsSuperuser();
                    PreparedStatement rows = superuser.prepareStatement(
                            "select 1 from jointgov.dispute_alert_secret where alert_id = ?")) {
                rows.setObject(1, alert);
                assertTrue(!rows.executeQuery().next());
            }
            // Nothing comes after it.
            assertEquals(NOT_NOW, consent("suojia-leader"));
            assertEquals(NOT_NOW, hold("duoma-leader", Ids.next()));
            assertEquals(
                    NOT_NOW,
                    done("duoma-leader", "select declare_legal_nature(?, ?, 'civil', 1)", region.duoma, dispute));
            assertEquals(
                    REFUSED,
                    done(
                            "duoma-leader",
                            "insert into dispute_alert_secret (township_id, alert_id, keyset) values (?, ?, ?)",
                            region.duoma,
                            alert,
                            KEYSET));
        }

        @Test
        void ofAnAlertWithoutADisputeTakesTheTownshipsOfTheBorder() throws SQLException {
            withdraw();
            letTimePass();
            assertEquals("", consent("suojia-leader"));
            assertEquals("", consent("duoma-leader"));
            assertNotNull(of("destroyed_at"));
        }

        @Test
        void isNotConsentedToBeforeItsTime() throws SQLException {
            assertEquals(NOT_NOW, consent("duoma-leader"), "not over");
            withdraw();
            assertEquals(NOT_NOW, consent("duoma-leader"), "not due");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "duoma-clerk",
                    "duoma-mediator",
                    "duoma-machine",
                    "moyun-leader",
                    "xizang-officer",
                    "county-officer",
                    "operator"
                })
        void isConsentedToByNobodyElse(String actor) throws SQLException {
            referred();
            letTimePass();
            assertEquals(REFUSED, consent(actor));
        }

        @Test
        void isNotConsentedToByOnePersonForTwoSides() throws SQLException {
            withdraw();
            letTimePass();
            assertEquals("", consent("duoma-leader"));
            region.move("duoma-leader", region.suojia, "leader");
            Object hash = seen("suojia-leader", "select destruction_hash(a) from dispute_alert a where id = ?", alert);
            assertEquals(
                    REFUSED,
                    done(
                            "duoma-leader",
                            "select * from consent_to_destruction(?, ?, ?, 35, ?)",
                            region.duoma,
                            alert,
                            hash,
                            Ids.next()));
        }

        @Test
        void forgetsConsentsWhenSomethingHappens() throws SQLException {
            UUID dispute = referred();
            letTimePass();
            Object seen = hash();
            assertEquals("", consent("duoma-leader"));
            assertEquals(
                    "",
                    done(
                            "suojia-leader",
                            "select add_negotiation_note(?, ?, ?, '再议')",
                            region.duoma,
                            dispute,
                            Ids.next()));
            assertEquals(NOT_NOW, consent("suojia-leader"), "not due any more");
            letTimePass();
            assertEquals(
                    CHANGED,
                    done(
                            "suojia-leader",
                            "select * from consent_to_destruction(?, ?, ?, 35, ?)",
                            region.duoma,
                            alert,
                            seen,
                            Ids.next()));
            assertEquals("", consent("suojia-leader"));
            assertNull(of("destroyed_at"), "the first consent was to another end");
        }

        @Test
        void isDoneByNoPlainStatement() throws SQLException {
            withdraw();
            letTimePass();
            for (String actor : List.of("duoma-leader", "duoma-mediator", "operator")) {
                for (String sql : List.of(
                        "delete from dispute_alert_secret where alert_id = ?",
                        "update dispute_alert_secret set keyset = '' where alert_id = ?",
                        "delete from dispute_alert_attachment where alert_id = ?",
                        "delete from destruction_consent where alert_id = ?",
                        "update destruction_certificate set backups_expire_on = current_date where alert_id = ?",
                        "delete from destruction_certificate where alert_id = ?",
                        "update legal_hold set lifted_at = now() where alert_id = ?",
                        "delete from legal_hold where alert_id = ?",
                        "insert into destruction_consent (township_id, alert_township_id, alert_id, border_id, content_hash,"
                                + " person_id, office) select township_id, township_id, id, border_id, '', township_id, ''"
                                + " from dispute_alert where id = ?",
                        "select lock_retention(township_id, id, true) from dispute_alert where id = ?")) {
                    assertEquals(REFUSED, done(actor, sql, alert), sql);
                }
            }
        }
    }

    @Nested
    class AHold {
        @Test
        void keepsEverythingUntilWhoPlacedItLiftsIt() throws SQLException {
            referred();
            letTimePass();
            UUID hold = Ids.next();
            assertEquals("", hold("county-officer", hold));
            assertEquals(NOT_NOW, hold("county-officer", Ids.next()), "one at a time");
            assertEquals(NOT_NOW, consent("duoma-leader"));
            for (String other : List.of("duoma-leader", "suojia-leader")) {
                assertEquals(NOT_NOW, done(other, "select lift_legal_hold(?, ?, ?)", region.duoma, alert, hold), other);
            }
            assertEquals("", done("county-officer", "select lift_legal_hold(?, ?, ?)", region.duoma, alert, hold));
            assertEquals("", consent("duoma-leader"));
            assertEquals("", hold("suojia-leader", Ids.next()), "at the last moment");
            assertEquals(NOT_NOW, consent("suojia-leader"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "duoma-clerk",
                    "suojia-mediator",
                    "duoma-machine",
                    "moyun-leader",
                    "qinghai-officer",
                    "operator",
                    "county-officer"
                })
        void isPlacedByNobodyElse(String actor) throws SQLException {
            withdraw();
            assertEquals(REFUSED, hold(actor, Ids.next()));
        }
    }
}
