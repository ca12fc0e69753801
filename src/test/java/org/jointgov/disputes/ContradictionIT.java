package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two people handle the same alert or dispute in contradictory ways at the same moment, over HTTP: exactly one of them does it, and
 * the other hears why not.
 */
@Tag("concurrency")
class ContradictionIT {
    /** Of each kind; more than a hundred in all. */
    private static final int PAIRS = 12;

    private static final Set<String> PROBLEMS =
            Set.of("invalid-transition", "conflict", "dispute-exists", "precondition-failed");

    private static Neighbourhood here;
    private static ExecutorService people;

    @BeforeAll
    static void two() throws Exception {
        here = new Neighbourhood();
        people = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void done() {
        people.shutdown();
    }

    /** One request of one person. */
    private record Act(String by, String path, String etag, String body) {
        Answer send() {
            Api api = here.as(by);
            return etag == null ? api.post(path, body) : api.ifMatch(etag).post(path, body);
        }
    }

    private record Pair(Act one, Act other) {}

    /** Two acts of which only one can be. */
    private enum Contradiction {
        ACKNOWLEDGED_WHILE_WITHDRAWN {
            @Override
            Pair pair() {
                String alert = alert("duoma-clerk");
                return new Pair(
                        on("suojia-mediator", alert, "acknowledgement", "{}"),
                        on("duoma-clerk", alert, "withdrawal", "{\"reason\":\"误报\"}"));
            }
        },
        ESCALATED_WHILE_WITHDRAWN {
            @Override
            Pair pair() {
                String alert = alert("duoma-clerk");
                return new Pair(
                        on("suojia-leader", alert, "escalation", "{\"reason\":\"请两县协调\"}"),
                        on("duoma-clerk", alert, "withdrawal", "{\"reason\":\"误报\"}"));
            }
        },
        DECLINED_WHILE_ACKNOWLEDGED_BY_ONE_SIDE {
            @Override
            Pair pair() {
                String alert = alert("duoma-clerk");
                return new Pair(
                        on("suojia-leader", alert, "decline", "{\"reason\":\"不属于本乡\"}"),
                        on("suojia-mediator", alert, "acknowledgement", "{}"));
            }
        },
        DISPUTE_OPENED_TWICE {
            @Override
            Pair pair() {
                String alert = acknowledged("duoma-clerk", "suojia-leader");
                String body = "{\"alertId\":\"" + alert + "\"}";
                return new Pair(
                        new Act("duoma-leader", "/disputes", null, body),
                        new Act("suojia-leader", "/disputes", null, body));
            }
        },
        DISPUTE_OPENED_FROM_BOTH_MERGED_ALERTS {
            @Override
            Pair pair() {
                String ours = acknowledged("duoma-clerk", "suojia-leader");
                String theirs = acknowledged("suojia-clerk", "duoma-leader");
                on(
                                "suojia-leader",
                                theirs,
                                answerTo(merge("duoma-leader", ours, here.suojia, theirs)
                                        .send()),
                                AGREED)
                        .send()
                        .expect(201);
                return new Pair(
                        new Act("duoma-leader", "/disputes", null, "{\"alertId\":\"" + ours + "\"}"),
                        new Act("suojia-leader", "/disputes", null, "{\"alertId\":\"" + theirs + "\"}"));
            }
        },
        MERGE_PROPOSED_BY_BOTH_SIDES {
            @Override
            Pair pair() {
                String ours = acknowledged("duoma-clerk", "suojia-leader");
                String theirs = acknowledged("suojia-clerk", "duoma-leader");
                return new Pair(
                        merge("duoma-leader", ours, here.suojia, theirs),
                        merge("suojia-leader", theirs, here.duoma, ours));
            }
        },
        MERGE_AGREED_AND_REFUSED {
            @Override
            Pair pair() {
                String ours = acknowledged("duoma-clerk", "suojia-leader");
                String theirs = acknowledged("suojia-clerk", "duoma-leader");
                String answer = answerTo(
                        merge("duoma-leader", ours, here.suojia, theirs).send());
                return new Pair(
                        on("suojia-leader", theirs, answer, AGREED), on("suojia-mediator", theirs, answer, REFUSED));
            }
        },
        LEAD_PROPOSED_TWICE {
            @Override
            Pair pair() {
                String dispute = dispute();
                return new Pair(lead(dispute), lead(dispute));
            }
        },
        LEAD_TAKEN_AND_REFUSED {
            @Override
            Pair pair() {
                String dispute = dispute();
                String proposal = lead(dispute)
                        .send()
                        .expect(201)
                        .json()
                        .getJsonArray("leadProposals")
                        .getJsonObject(0)
                        .getString("id");
                String path = "/disputes/" + dispute + "/lead-proposals/" + proposal + "/answer";
                return new Pair(
                        new Act("suojia-leader", path, null, AGREED), new Act("suojia-leader", path, null, REFUSED));
            }
        };

        private static final String AGREED = "{\"agreed\":true}";
        private static final String REFUSED = "{\"agreed\":false,\"reason\":\"不是同一件事\"}";

        /** Makes what is acted on, and tells the two acts. */
        abstract Pair pair();

        static String alert(String by) {
            return here.as(by)
                    .post(
                            "/dispute-alerts",
                            Neighbourhood.alert()
                                    .add("borderId", here.border.toString())
                                    .build())
                    .expect(201)
                    .json()
                    .getString("id");
        }

        static String acknowledged(String by, String other) {
            String alert = alert(by);
            on(other, alert, "acknowledgement", "{}").send().expect(200);
            return alert;
        }

        static String dispute() {
            return here.as("duoma-clerk")
                    .post("/disputes", "{\"alertId\":\"" + acknowledged("duoma-clerk", "suojia-leader") + "\"}")
                    .expect(201)
                    .json()
                    .getString("id");
        }

        static Act on(String by, String alert, String act, String body) {
            return new Act(by, "/dispute-alerts/" + alert + "/" + act, "\"1\"", body);
        }

        static Act merge(String by, String own, UUID twinOwner, String twin) {
            return on(
                    by,
                    own,
                    "duplicates/proposals",
                    "{\"twinTownshipId\":\"" + twinOwner + "\",\"twinId\":\"" + twin + "\"}");
        }

        static String answerTo(Answer proposed) {
            JsonObject proposal =
                    proposed.expect(201).json().getJsonArray("proposals").getJsonObject(0);
            return "duplicates/proposals/" + proposal.getString("townshipId") + "/" + proposal.getString("id")
                    + "/answer";
        }

        static Act lead(String dispute) {
            return new Act(
                    "duoma-leader",
                    "/disputes/" + dispute + "/lead-proposals",
                    null,
                    "{\"toTownshipId\":\"" + here.suojia + "\",\"reason\":\"草场在贵乡一侧\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneOfTwoContradictoryActsWinsAndTheOtherHearsWhy(Contradiction contradiction) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            Pair pair = contradiction.pair();
            CyclicBarrier start = new CyclicBarrier(2);
            Future<Answer> first = people.submit(() -> {
                start.await();
                return pair.one().send();
            });
            Future<Answer> second = people.submit(() -> {
                start.await();
                return pair.other().send();
            });
            List<Answer> answers = List.of(first.get(), second.get());
            long won = answers.stream()
                    .filter(answer -> answer.status() / 100 == 2)
                    .count();
            long told = answers.stream()
                    .filter(answer -> answer.status() / 100 == 4 && PROBLEMS.contains(answer.problem()))
                    .count();
            if (won != 1 || told != 1) {
                wrong.add(answers.stream()
                        .map(answer -> answer.status() + " " + answer.text())
                        .toList()
                        .toString());
            }
        }
        assertEquals(List.of(), wrong);
    }
}
