package org.jointgov.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Ground;
import org.junit.jupiter.api.Test;

/** The database drops every connection of the application, as it does when it is restarted. */
@OwnStack
class OutageIT {
    private static final String CUT = "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where usename = 'jointgov_app' and pid <> pg_backend_pid()";

    private final LocalStack stack = SharedStack.get();

    @Test
    void jobsAndRequestsGoOnAndTheOutageIsLoggedOnce() throws Exception {
        Ground ground = Ground.of(stack);
        Api neighbour = ground.client("suojia-leader", ground.there(), "leader");
        neighbour.get("/changes").expect(200);
        long warnings = warnings();
        assertTrue((Long) ground.value(CUT) > 0);
        try (BoundConnection bound = ground.bind(ground.subject(ground.here(), "leader"), "leader")) {
            ground.effect(bound, ground.here(), ground.border(), "raise");
            bound.commit();
        }
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Api.Answer answer;
        do {
            LockSupport.parkNanos(200_000_000);
            answer = neighbour.get("/changes").expect(200, 503);
        } while ((answer.status() == 503 || answer.json().getInt("position") == 0) && System.nanoTime() < patience);
        assertEquals(1, answer.expect(200).json().getInt("position"));
        assertTrue(warnings() - warnings <= 1, "the outage was logged more than once");
    }

    /** Whatever of the pool is dead is told as that, and nothing worse. */
    @Test
    void aRequestThatMeetsADeadConnectionIsToldToComeAgain() throws Exception {
        Ground ground = Ground.of(stack);
        Api neighbour = ground.client("suojia-leader", ground.there(), "leader");
        for (int cut = 0; cut < 40; cut++) {
            ground.value(CUT);
            for (int i = 0; i < 5; i++) {
                neighbour.get("/changes").expect(200, 503);
            }
        }
    }

    private long warnings() throws Exception {
        try (var lines = Files.lines(Path.of(stack.folder().toString(), "log", "application.log"))) {
            return lines.filter(line -> line.contains("job sequencer fails")).count();
        }
    }
}
