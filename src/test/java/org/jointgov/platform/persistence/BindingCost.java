package org.jointgov.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;

/**
 * What binding the context costs a request: the same short read in a transaction of its own, with and without challenge and
 * binding, one connection, as the application's role. Prints medians and 95th percentiles in microseconds.
 *
 * <p>{@code mvn -q -B -Dweb.skip test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=org.jointgov.platform.persistence.BindingCost}
 */
public final class BindingCost {
    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 10_000;

    private BindingCost() {}

    private interface Transaction {
        void run() throws SQLException;
    }

    public static void main(String[] args) throws SQLException {
        try (LocalStack stack = SharedStack.database()) {
            measureAll(stack);
        }
    }

    private static void measureAll(LocalStack stack) throws SQLException {
        Landscape land = new Landscape(stack);
        try (Backend backend = new Backend(stack)) {
            Connection connection = backend.connection;
            PreparedStatement read =
                    connection.prepareStatement("select count(*) from jointgov.search_posting where township_id = ?");
            read.setObject(1, land.own);
            PreparedStatement challenge = connection.prepareStatement("select jointgov.context_challenge()");
            PreparedStatement trivial = connection.prepareStatement("select 1");
            int pid = backend.pid();
            measure("begin, select 1, commit", connection, () -> query(trivial));
            measure("begin, read under RLS without context, commit", connection, () -> query(read));
            measure("begin, challenge, read, commit", connection, () -> {
                query(challenge);
                query(read);
            });
            measure("begin, challenge, bind, commit", connection, () -> bind(backend, land, challenge, pid));
            measure("begin, challenge, bind, read, commit", connection, () -> {
                bind(backend, land, challenge, pid);
                query(read);
            });
        }
    }

    private static void bind(Backend backend, Landscape land, PreparedStatement challenge, int pid)
            throws SQLException {
        String payload = Backend.request(
                land.ownSubject(),
                null,
                Set.of("leader"),
                query(challenge),
                pid,
                org.jointgov.platform.time.Time.now());
        if (backend.bind(backend.sign(payload)) == null) {
            throw new IllegalStateException("not bound");
        }
    }

    private static long query(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void measure(String name, Connection connection, Transaction transaction) throws SQLException {
        long[] took = new long[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            transaction.run();
            connection.commit();
            if (i >= 0) {
                took[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(took);
        System.out.printf(
                "%-50s median %6.0f µs   p95 %6.0f µs%n", name, took[ROUNDS / 2] / 1e3, took[ROUNDS * 95 / 100] / 1e3);
    }
}
