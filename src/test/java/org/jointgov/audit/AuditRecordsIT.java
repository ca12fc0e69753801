package org.jointgov.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.domain.AuditRecord;
import org.jointgov.audit.domain.CanonicalForm;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Ground;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The trail over HTTP, with real tokens. */
class AuditRecordsIT {
    private final LocalStack stack = SharedStack.get();
    private final Ground ground;
    private final List<UUID> shared = new ArrayList<>();
    private final UUID own;

    AuditRecordsIT() throws Exception {
        ground = Ground.of(stack);
        String raiser = ground.subject(ground.here(), "leader");
        for (String action : List.of("raise", "share", "revise", "acknowledge", "raise")) {
            try (BoundConnection bound = ground.bind(raiser, "leader")) {
                shared.add(0, ground.effect(bound, ground.here(), ground.border(), action));
                bound.commit();
            }
        }
        try (BoundConnection bound = ground.bind(raiser, "leader")) {
            own = ground.effect(bound, ground.here(), null, "raise");
            bound.commit();
        }
    }

    private Api officer() throws Exception {
        return ground.client("qinghai-officer", "province", "provincial-officer", null, null, "63");
    }

    private static List<String> records(Api.Answer page) {
        return page.items().stream()
                .map(item -> item.asJsonObject().getString("recordId"))
                .toList();
    }

    private List<String> sharedIds() {
        return shared.stream().map(UUID::toString).toList();
    }

    @Nested
    class AsOfficerOfTheOtherProvince {
        @Test
        void theTrailOfTheBorderIsReadPageByPage() throws Exception {
            Api officer = officer();
            String path = "/audit/records?limit=2&borderId=" + ground.border();
            List<String> read = new ArrayList<>();
            Api.Answer page = officer.get(path).expect(200);
            read.addAll(records(page));
            while (page.json().containsKey("nextCursor")) {
                assertTrue(page.header("Link").contains("rel=\"next\""), page.header("Link"));
                page = officer.get(path + "&cursor=" + page.json().getString("nextCursor"))
                        .expect(200);
                read.addAll(records(page));
            }
            assertEquals(sharedIds(), read);
        }

        @Test
        void ofMoreBordersThanLinesTheNewestLinesAreShown() throws Exception {
            List<Ground> grounds = List.of(ground, Ground.of(stack), Ground.of(stack));
            for (int i = 0; i < 6; i++) {
                Ground each = grounds.get(i * i % 3);
                try (BoundConnection bound = each.bind(each.subject(each.here(), "leader"), "leader")) {
                    each.effect(bound, each.here(), each.border(), "raise");
                    bound.commit();
                }
            }
            Api officer = officer();
            List<String> expected =
                    records(officer.get("/audit/records?limit=100").expect(200)).subList(0, 10);
            for (int limit : List.of(1, 2)) {
                List<String> read = new ArrayList<>();
                String cursor = "";
                while (read.size() < expected.size()) {
                    Api.Answer page = officer.get("/audit/records?limit=" + limit + cursor)
                            .expect(200);
                    read.addAll(records(page));
                    cursor = "&cursor=" + page.json().getString("nextCursor");
                }
                assertEquals(expected, read);
            }
        }

        @Test
        void whatIsNotSharedIsNotThere() throws Exception {
            assertFalse(records(officer().get("/audit/records?limit=100").expect(200))
                    .contains(own.toString()));
        }

        @Test
        void filtersNarrow() throws Exception {
            String path = "/audit/records?borderId=" + ground.border();
            assertEquals(2, officer().get(path + "&action=raise").items().size());
            assertEquals(
                    5, officer().get(path + "&recordKind=dispute-alert").items().size());
            assertEquals(
                    0, officer().get(path + "&recordKind=joint-meeting").items().size());
            assertEquals(
                    5,
                    officer().get(path + "&townshipId=" + ground.here()).items().size());
            assertEquals(
                    0,
                    officer()
                            .get(path + "&townshipId=" + ground.there())
                            .items()
                            .size());
            assertEquals(
                    1,
                    officer().get(path + "&recordId=" + shared.get(2)).items().size());
            assertEquals(
                    5,
                    officer()
                            .get(path + "&from=2024-01-01&to=9999-01-01")
                            .items()
                            .size());
            LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
            assertEquals(5, officer().get(path + "&to=" + today).items().size(), "the last day belongs to the period");
            assertEquals(
                    0, officer().get(path + "&to=" + today.minusDays(1)).items().size());
            assertEquals(
                    0, officer().get(path + "&to=2024-01-01T00:00:00Z").items().size());
        }

        @Test
        void malformedParametersAreRefused() throws Exception {
            for (String bad :
                    List.of("borderId=1", "from=yesterday", "limit=0", "limit=101", "cursor=x", "action=A%20B")) {
                assertEquals(
                        "invalid-request",
                        officer().get("/audit/records?" + bad).expect(400).problem(),
                        bad);
            }
        }

        @Test
        void theLeafHashFollowsFromWhatIsShown() throws Exception {
            Instant patience = Instant.now().plus(Duration.ofSeconds(5));
            JsonObject shown;
            do {
                shown = officer()
                        .get("/audit/records?limit=1&borderId=" + ground.border())
                        .items()
                        .getJsonObject(0);
            } while (!shown.containsKey("sequence") && Instant.now().isBefore(patience));
            AuditRecord record = new AuditRecord(
                    id(shown, "id"),
                    shown.getJsonNumber("sequence").longValue(),
                    Instant.parse(shown.getString("recordedAt")),
                    shown.getString("action"),
                    shown.getString("recordKind"),
                    id(shown, "recordId"),
                    shown.getInt("recordVersion"),
                    id(shown, "townshipId"),
                    id(shown, "borderId"),
                    id(shown, "actorPersonId"),
                    id(shown, "actorMembershipId"),
                    shown.getString("actorScope"),
                    shown.getString("actorRole"),
                    id(shown, "actorTownshipId"),
                    shown.getString("actorOffice"),
                    shown.getString("client"),
                    shown.getString("contentHash"));
            assertEquals(CanonicalForm.leafHash(record), shown.getString("leafHash"));
        }

        private UUID id(JsonObject shown, String name) {
            return UUID.fromString(shown.getString(name));
        }

        @Test
        void theTableIsOneForSpreadsheetsAndTheBorderHearsOfIt() throws Exception {
            Api.Answer table = officer()
                    .in("zh-CN")
                    .with("Accept", "text/csv")
                    .get("/audit/records?borderId=" + ground.border())
                    .expect(200);
            assertTrue(table.header("Content-Type").startsWith("text/csv"), table.header("Content-Type"));
            assertTrue(table.header("Content-Disposition").endsWith(".csv\""));
            assertTrue(table.text().startsWith("\uFEFF序号,时间（UTC）,操作,"), table.text());
            List<String> lines = List.of(table.text().split("\r\n"));
            assertEquals(6, lines.size(), table.text());
            assertTrue(lines.get(1).contains(",上报,纠纷预警," + shared.get(0) + ",1,试一乡,试一试二边界,试一乡,"), lines.get(1));

            Api neighbour = ground.client("suojia-clerk", ground.there(), "clerk");
            JsonObject told = neighbour
                    .get("/audit/records?action=export&borderId=" + ground.border())
                    .expect(200)
                    .items()
                    .getJsonObject(0);
            assertEquals("border", told.getString("recordKind"));
            assertEquals(ground.border().toString(), told.getString("recordId"));
            assertEquals("provincial-officer", told.getString("actorRole"));
        }

        @Test
        void theNumbersAreShown() throws Exception {
            JsonObject status = officer().get("/audit/status").expect(200).json();
            assertTrue(status.getInt("records") >= 6);
        }
    }

    @Nested
    class AsLeaderOfTheOwner {
        @Test
        void ownAndSharedRecordsStandThereOnce() throws Exception {
            Api leader = ground.client("duoma-leader", ground.here(), "leader");
            List<String> all = new ArrayList<>(sharedIds());
            all.add(0, own.toString());
            assertEquals(all, records(leader.get("/audit/records").expect(200)));
        }
    }

    @Nested
    class AsMediatorOfTheOtherTownship {
        @Test
        void onlyTheOwnTownshipsTrailIsThere() throws Exception {
            Api mediator = ground.client("suojia-mediator", ground.there(), "mediator");
            assertEquals(List.of(), records(mediator.get("/audit/records").expect(200)));
        }
    }

    @Nested
    class AsOperator {
        @Test
        void thereAreNumbersButNoRecords() throws Exception {
            Api operator = ground.client("operator", "platform", "operator", null, null, null);
            operator.get("/audit/records").expect(403);
            operator.get("/audit/status").expect(200);
        }
    }

    @Nested
    class AsOfficerOfAThirdProvince {
        @Test
        void theBorderIsNotThere() throws Exception {
            Api stranger = ground.client("xizang-officer", "province", "provincial-officer", null, null, "11");
            assertEquals(
                    List.of(),
                    records(stranger.get("/audit/records?borderId=" + ground.border())
                            .expect(200)));
        }
    }
}
