package org.jointgov.disputes;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jointgov.testing.Api;
import org.jointgov.testing.StatementLog;
import org.junit.jupiter.api.Test;

/**
 * How many statements a request sends, the binding counted, begin and commit not: at most 3 for a read and 8 for a write. Read
 * from PostgreSQL's own log.
 */
class StatementCountIT {
    private static final String ALERTS = "/dispute-alerts";

    private final Neighbourhood here = new Neighbourhood();

    StatementCountIT() throws SQLException {}

    @Test
    void readsSendThreeAndWritesEight() throws Exception {
        Api owner = here.as("duoma-mediator");
        Api other = here.as("suojia-leader");
        Api officer = here.as("xizang-officer");
        try (StatementLog log = new StatementLog(
                here.stack, "dispute_alert", () -> owner.get(ALERTS).expect(200))) {
            List<JsonObject> raised = new ArrayList<>();
            log.assertAtMost(
                    8,
                    "raise the township's first, shared",
                    () -> raised.add(owner.post(
                                    ALERTS,
                                    Neighbourhood.alert()
                                            .add("borderId", here.border.toString())
                                            .add("narrative", "详情")
                                            .build())
                            .expect(201)
                            .json()));
            log.assertAtMost(
                    8,
                    "raise at a triple point",
                    () -> owner.post(
                                    ALERTS,
                                    Neighbourhood.alert()
                                            .add("borderId", here.triplePoint.toString())
                                            .add("narrative", "详情")
                                            .build())
                            .expect(201));
            String path = ALERTS + "/" + raised.get(0).getString("id");
            log.assertAtMost(3, "list", () -> owner.get(ALERTS).expect(200));
            log.assertAtMost(
                    3,
                    "search",
                    () -> other.get(ALERTS + "?q=%E6%B0%B4%E6%BA%90").expect(200));
            log.assertAtMost(3, "open own", () -> owner.get(path).expect(200));
            log.assertAtMost(3, "open foreign", () -> other.get(path).expect(200));
            log.assertAtMost(
                    8,
                    "change",
                    () -> owner.ifMatch("\"1\"")
                            .put(
                                    path,
                                    Neighbourhood.alert()
                                            .add("narrative", "新")
                                            .add("headline", "围栏")
                                            .build())
                            .expect(200));
            log.assertAtMost(
                    8,
                    "acknowledge",
                    () -> other.ifMatch("\"2\"").post(path + "/acknowledgement").expect(200));
            log.assertAtMost(
                    8,
                    "open a dispute",
                    () -> other.post(
                                    "/disputes",
                                    "{\"alertId\":\"" + raised.get(0).getString("id") + "\"}")
                            .expect(201));
            String dispute = "/disputes/"
                    + owner.get(path).json().getJsonObject("dispute").getString("id");
            log.assertAtMost(3, "list disputes", () -> owner.get("/disputes").expect(200));
            log.assertAtMost(3, "read a dispute", () -> officer.get(dispute).expect(200));
            for (Api leader : List.of(other, here.as("duoma-leader"))) {
                log.assertAtMost(
                        8,
                        "declare a legal nature",
                        () -> leader.ifMatch("\"0\"")
                                .put(dispute + "/legal-nature", "{\"nature\":\"administrative-boundary\"}")
                                .expect(200));
            }
            log.assertAtMost(
                    8,
                    "record a breach",
                    () -> owner.post(
                                    dispute + "/status-quo-breaches",
                                    "{\"item\":\"fences\",\"seenOn\":\"2026-05-01\",\"place\":\"界线\",\"seen\":\"新围栏\"}")
                            .expect(201));
            log.assertAtMost(
                    3,
                    "read a dispute with what was added",
                    () -> officer.get(dispute).expect(200));
            log.assertAtMost(
                    8,
                    "escalate",
                    () -> other.ifMatch("\"2\"")
                            .post(path + "/escalation", "{\"reason\":\"意见不一\"}")
                            .expect(200));
            log.assertAtMost(
                    3,
                    "unmask",
                    () -> other.post(path + "/unmasking", "{\"purpose\":\"调解\"}")
                            .expect(200));
            log.assertAtMost(
                    8,
                    "attach",
                    () -> owner.put(
                                    path + "/attachments/" + org.jointgov.platform.time.Ids.next(),
                                    Pictures.jpeg(),
                                    "image/jpeg")
                            .expect(200));
            JsonObject own = owner.post(ALERTS, Neighbourhood.alert().build())
                    .expect(201)
                    .json();
            log.assertAtMost(
                    8,
                    "share",
                    () -> owner.ifMatch("\"1\"")
                            .post(
                                    ALERTS + "/" + own.getString("id") + "/sharing",
                                    "{\"borderId\":\"" + here.border + "\"}")
                            .expect(200));
            JsonObject mistaken = owner.post(
                            ALERTS,
                            Neighbourhood.alert()
                                    .add("borderId", here.border.toString())
                                    .build())
                    .expect(201)
                    .json();
            other.get(ALERTS + "/" + mistaken.getString("id")).expect(200);
            log.assertAtMost(
                    8,
                    "withdraw",
                    () -> owner.ifMatch("\"1\"")
                            .post(ALERTS + "/" + mistaken.getString("id") + "/withdrawal", "{\"reason\":\"误报\"}")
                            .expect(200));
            log.assertAtMost(
                    8,
                    "receive",
                    () -> other.post(ALERTS + "/receipts", "{\"ids\":[\"" + own.getString("id") + "\"]}")
                            .expect(204));
        }
    }

    @Test
    void aTeamsRequestsSendNoMore() throws Exception {
        Api first = here.as("duoma-leader");
        Api other = here.as("suojia-leader");
        Api officer = here.as("xizang-officer");
        String dispute = JointDispute.opened(here).path("");
        String[] mediators = {
            JointDispute.mediator(here, "duoma", "示例调解员", null), JointDispute.mediator(here, "suojia", "示例调解员", null)
        };
        try (StatementLog log = new StatementLog(
                here.stack, "mediation_", () -> first.get(dispute + "/team").expect(200))) {
            log.assertAtMost(
                    8,
                    "appoint",
                    () -> first.post(dispute + "/team/members", "{\"mediatorId\":\"" + mediators[0] + "\"}")
                            .expect(201));
            other.post(dispute + "/team/members", "{\"mediatorId\":\"" + mediators[1] + "\"}")
                    .expect(201);
            log.assertAtMost(
                    3, "read a team", () -> officer.get(dispute + "/team").expect(200));
            for (Api side : List.of(first, other)) {
                side.ifMatch("\"0\"")
                        .put(dispute + "/legal-nature", "{\"nature\":\"civil\"}")
                        .expect(200);
                JsonObject team = side.get(dispute + "/team").json();
                log.assertAtMost(
                        8,
                        "consent to a team",
                        () -> side.post(
                                        dispute + "/team/consents",
                                        "{\"revision\":" + team.getInt("revision") + ",\"contentHash\":\""
                                                + team.getString("contentHash") + "\"}")
                                .expect(201));
            }
            JsonObject member =
                    first.get(dispute + "/team").json().getJsonArray("members").getJsonObject(0);
            String present = "\"townshipId\":\"" + member.getString("townshipId") + "\",\"memberId\":\""
                    + member.getString("id") + "\"";
            log.assertAtMost(
                    8,
                    "record a session",
                    () -> first.post(
                                    dispute + "/sessions",
                                    "{\"heldAt\":\"2026-11-20T02:00:00Z\",\"place\":\"界桩旁\",\"openToPublic\":false,"
                                            + "\"languages\":[\"bo\"],\"interpreter\":false,\"present\":[{" + present
                                            + "}],\"record\":\"双方同意先恢复围栏。\"}")
                            .expect(201));
            JsonObject session = first.get(dispute + "/sessions")
                    .json()
                    .getJsonArray("sessions")
                    .getJsonObject(0);
            log.assertAtMost(
                    8,
                    "remark on a session",
                    () -> other.post(
                                    dispute + "/sessions/" + session.getString("id") + "/remarks",
                                    "{\"sessionTownshipId\":\"" + session.getString("townshipId")
                                            + "\",\"text\":\"补记到场时间。\"}")
                            .expect(201));
            log.assertAtMost(
                    3, "read sessions", () -> officer.get(dispute + "/sessions").expect(200));
            log.assertAtMost(
                    3,
                    "unmask sessions",
                    () -> other.post(dispute + "/sessions/unmasking", "{\"purpose\":\"核对\"}")
                            .expect(200));
            log.assertAtMost(
                    8,
                    "object to a mediator",
                    () -> here.as("suojia-mediator")
                            .post(
                                    dispute + "/team/objections",
                                    "{\"memberTownshipId\":\"" + member.getString("townshipId")
                                            + "\",\"memberId\":\"" + member.getString("id")
                                            + "\",\"partyTownshipId\":\"" + here.suojia
                                            + "\",\"objectedOn\":\"2026-01-05\"}")
                            .expect(201));
        }
    }

    @Test
    void aSettlementsRequestsSendNoMore() throws Exception {
        Api first = here.as("duoma-leader");
        Api other = here.as("suojia-leader");
        Api officer = here.as("xizang-officer");
        JointDispute joint = JointDispute.opened(here)
                .mediated(JointDispute.mediator(here, "duoma"), JointDispute.mediator(here, "suojia"));
        String path = joint.path("/settlements");
        String body =
                "{\"form\":\"oral\",\"copies\":0,\"agreedOn\":\"2026-11-20\",\"parties\":\"甲、乙\",\"content\":\"赔偿。\","
                        + "\"obligations\":[{\"owingTownshipId\":\"" + here.suojia
                        + "\",\"kind\":\"money\",\"amountYuan\":\"2400\",\"dueOn\":\"2026-12-31\",\"text\":\"两只羊\"},"
                        + "{\"owingTownshipId\":\"" + here.duoma
                        + "\",\"kind\":\"other\",\"dueOn\":\"2026-12-31\",\"text\":\"修围栏\"}]}";
        try (StatementLog log =
                new StatementLog(here.stack, "settlement", () -> first.get(path).expect(200))) {
            log.assertAtMost(
                    8,
                    "write a settlement",
                    () -> first.ifMatch("\"0\"").post(path, body).expect(201));
            log.assertAtMost(3, "read settlements", () -> other.get(path).expect(200));
            log.assertAtMost(
                    3, "read settlements from beyond", () -> officer.get(path).expect(200));
            log.assertAtMost(
                    3,
                    "unmask settlements",
                    () -> other.post(path + "/unmasking", "{\"purpose\":\"核对\"}")
                            .expect(200));
            String hash = first.get(path)
                    .json()
                    .getJsonArray("settlements")
                    .getJsonObject(0)
                    .getString("contentHash");
            for (Api side : List.of(first, other)) {
                log.assertAtMost(
                        8,
                        "confirm a settlement",
                        () -> side.post(path + "/1/confirmations", "{\"contentHash\":\"" + hash + "\"}")
                                .expect(201));
                log.assertAtMost(
                        8,
                        "confirm a settlement by its parties",
                        () -> side.post(
                                        path + "/1/parties-confirmations",
                                        "{\"contentHash\":\"" + hash
                                                + "\",\"manner\":\"oral\",\"confirmedOn\":\"2026-11-21\"}")
                                .expect(201));
            }
            log.assertAtMost(
                    8,
                    "report performance",
                    () -> other.post(
                                    path + "/1/performances",
                                    "{\"obligation\":1,\"state\":\"performed\",\"happenedOn\":\"2026-11-25\",\"note\":\"当面交付\"}")
                            .expect(201));
            JsonObject report = first.get(path)
                    .json()
                    .getJsonArray("settlements")
                    .getJsonObject(0)
                    .getJsonArray("obligations")
                    .getJsonObject(0)
                    .getJsonArray("reports")
                    .getJsonObject(0);
            log.assertAtMost(
                    8,
                    "answer a report",
                    () -> first.post(
                                    path + "/1/performance-answers",
                                    "{\"reportTownshipId\":\"" + here.suojia + "\",\"reportId\":\""
                                            + report.getString("id") + "\",\"answer\":\"confirmed\"}")
                            .expect(201));
            log.assertAtMost(
                    8,
                    "put a step of judicial confirmation on record",
                    () -> first.post(
                                    path + "/1/judicial-confirmations",
                                    "{\"step\":\"applied\",\"happenedOn\":\"2026-11-24\",\"court\":\"安多县人民法院\"}")
                            .expect(201));
            log.assertAtMost(
                    8,
                    "record a return visit",
                    () -> first.post(
                                    joint.path("/return-visits"),
                                    "{\"revision\":1,\"visitedOn\":\"2026-11-25\",\"reason\":\"到期回访\",\"performance\":"
                                            + "\"partly\",\"satisfaction\":\"satisfied\",\"note\":\"满意\"}")
                            .expect(201));
            for (Api side : List.of(first, other)) {
                log.assertAtMost(
                        8,
                        "say how it ended",
                        () -> side.post(path + "/1/outcomes", "{\"outcome\":\"failed\",\"reason\":\"围栏未修。\"}")
                                .expect(201));
            }
            log.assertAtMost(
                    3,
                    "read settlements with all of that",
                    () -> officer.get(path).expect(200));
        }
    }
}
