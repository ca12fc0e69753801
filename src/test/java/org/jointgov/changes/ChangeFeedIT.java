package org.jointgov.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Ground;
import org.junit.jupiter.api.Test;

/** The feed and its stream over HTTP, with real tokens. */
class ChangeFeedIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final LocalStack stack = SharedStack.get();
    private final Ground ground;
    private final String raiser;

    ChangeFeedIT() throws Exception {
        ground = Ground.of(stack);
        raiser = ground.subject(ground.here(), "leader");
    }

    @Test
    void theOtherSidesOpenPageHearsWithinTwoSecondsAndReadsTheRestAfterAReconnect() throws Exception {
        Api neighbour = ground.client("suojia-leader", ground.there(), "leader");
        UUID membership = member("suojia-leader", "leader");
        long heard;
        try (EventReader page = open("suojia-leader", membership)) {
            assertEquals(0, page.position(SOON));
            UUID record = change();
            heard = page.position(Duration.ofSeconds(2));
            JsonObject feed = neighbour.get("/changes?after=0").expect(200).json();
            assertEquals(
                    record.toString(),
                    feed.getJsonArray("items").getJsonObject(0).getString("recordId"));
            assertEquals(heard, feed.getInt("position"));
        }
        UUID missed = change();
        try (EventReader page = open("suojia-leader", membership)) {
            long position = page.position(SOON);
            while (position <= heard) {
                position = page.position(Duration.ofSeconds(2));
            }
            JsonObject feed =
                    neighbour.get("/changes?after=" + heard).expect(200).json();
            assertEquals(1, feed.getJsonArray("items").size());
            assertEquals(
                    missed.toString(),
                    feed.getJsonArray("items").getJsonObject(0).getString("recordId"));
        }
    }

    @Test
    void positionsHaveNoGapsAndPagesJoin() throws Exception {
        Api neighbour = ground.client("suojia-clerk", ground.there(), "clerk");
        for (int i = 0; i < 5; i++) {
            change();
        }
        List<Integer> positions = new ArrayList<>();
        int after = 0;
        long patience = System.nanoTime() + SOON.toNanos();
        while (positions.size() < 5 && System.nanoTime() < patience) {
            JsonObject page =
                    neighbour.get("/changes?limit=2&after=" + after).expect(200).json();
            page.getJsonArray("items")
                    .forEach(item -> positions.add(item.asJsonObject().getInt("position")));
            after = page.getInt("position");
        }
        assertEquals(List.of(1, 2, 3, 4, 5), positions);
    }

    @Test
    void aStrangersFeedDoesNotMove() throws Exception {
        Ground elsewhere = Ground.of(stack);
        Api stranger = elsewhere.client("moyun-leader", elsewhere.there(), "leader");
        Api neighbour = ground.client("suojia-clerk", ground.there(), "clerk");
        change();
        long patience = System.nanoTime() + SOON.toNanos();
        while (neighbour.get("/changes").json().getInt("position") == 0 && System.nanoTime() < patience) {
            LockSupport.parkNanos(100_000_000);
        }
        assertEquals(1, neighbour.get("/changes").json().getInt("position"));
        assertEquals(0, stranger.get("/changes").expect(200).json().getInt("position"));
    }

    @Test
    void aPositionThatWasNeverReachedAnswersTheNewest() throws Exception {
        Api neighbour = ground.client("suojia-leader", ground.there(), "leader");
        assertEquals(
                0, neighbour.get("/changes?after=1000000").expect(200).json().getInt("position"));
        neighbour.get("/changes?after=-1").expect(400);
    }

    @Test
    void theStreamIsNeitherBufferedNorCompressedAndItsHeartBeats() throws Exception {
        try (EventReader page = open("suojia-clerk", member("suojia-clerk", "clerk"))) {
            page.position(SOON);
            assertEquals("text/event-stream", page.header("Content-Type").split(";")[0]);
            assertEquals("", page.header("Content-Encoding"));
            assertEquals("no-store, no-transform", page.header("Cache-Control"));
            assertFalse(page.header("Correlation-Id").isEmpty());
            page.heartbeat(Duration.ofSeconds(18));
        }
    }

    @Test
    void theStreamEndsWithTheMembership() throws Exception {
        UUID membership = member("moyun-clerk", "clerk");
        try (EventReader page = open("moyun-clerk", membership)) {
            page.position(SOON);
            ground.execute("update jointgov.membership set removed_at = now() where id = ?", membership);
            page.end(Duration.ofSeconds(5));
        }
    }

    @Test
    void theStreamEndsWhenThePersonIsDisabledInTheHub() throws Exception {
        UUID membership = member("moyun-mediator", "mediator");
        String user = "qinghai-government.moyun-mediator";
        try (EventReader page = open("moyun-mediator", membership)) {
            page.position(SOON);
            stack.keycloakAdmin().setEnabled(LocalStack.HUB_REALM, user, false);
            try {
                // 5 s, and one for a busy machine.
                page.end(Duration.ofSeconds(6));
            } finally {
                stack.keycloakAdmin().setEnabled(LocalStack.HUB_REALM, user, true);
                stack.logins().forget("moyun-mediator");
            }
        }
    }

    @Test
    void ofAPersonsStreamsTheNewestEightStayOpen() throws Exception {
        UUID membership = member("zhahe-leader", "leader");
        List<EventReader> open = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                open.add(open("zhahe-leader", membership));
                open.get(i).position(SOON);
            }
            open.add(open("zhahe-leader", membership));
            open.get(8).position(SOON);
            open.get(0).end(SOON);
            change();
            open.get(1).position(SOON);
            open.get(8).position(SOON);
        } finally {
            for (EventReader page : open) {
                page.close();
            }
        }
    }

    @Test
    void withoutATokenThereIsNoStream() {
        assertEquals(
                "unauthenticated",
                Api.at(URI.create(stack.appUrl())).get("/events").expect(401).problem());
    }

    /** Commits a record that both townships can see. */
    private UUID change() throws Exception {
        try (BoundConnection bound = ground.bind(raiser, "leader")) {
            UUID record = ground.effect(bound, ground.here(), ground.border(), "raise");
            bound.commit();
            return record;
        }
    }

    private UUID member(String login, String role) throws Exception {
        return ground.member(
                ground.person(stack.logins().accessToken(login)), "township", role, ground.there(), null, null);
    }

    private EventReader open(String login, UUID membership) throws Exception {
        return EventReader.open(stack.appUrl(), stack.logins().accessToken(login), membership);
    }
}
