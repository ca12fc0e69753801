package org.jointgov.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stack itself: closed to the outside, its secrets its own, its faults told in words. */
@OwnStack
@ExtendWith(StackExtension.class)
class LocalStackIT {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    private final LocalStack stack;

    LocalStackIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void theApplicationIsReadyAndItsTextIsSentCompressed() {
        assertTrue(Http.answers(stack.appUrl() + "/health/ready"));
        HttpResponse<String> openapi = Http.send(HttpRequest.newBuilder(URI.create(stack.appUrl() + "/openapi"))
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .build());
        assertEquals(200, openapi.statusCode());
        assertEquals("gzip", openapi.headers().firstValue("Content-Encoding").orElse("none"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingListensBeyondTheMachine() throws IOException {
        List<String> entries = Files.readAllLines(stack.folder().resolve("processes"));
        assertTrue(entries.size() >= 3, "PostgreSQL, Keycloak and the application run");
        for (String entry : entries) {
            String[] fields = entry.split("\t");
            if (ProcessHandle.of(Long.parseLong(fields[1])).isEmpty()) {
                continue;
            }
            List<String> listening = listening(Long.parseLong(fields[1]));
            assertFalse(listening.isEmpty(), fields[0]);
            for (String address : listening) {
                assertTrue(LOOPBACK.contains(address.split(":")[0]), fields[0] + " listens on " + address);
            }
            if (fields[0].equals("application")) {
                assertEquals(1, listening.size(), "no cluster, no administration: " + listening);
            }
        }
    }

    @Test
    void secretsAreReadableByTheirOwnerOnly() throws IOException {
        for (String file : List.of("secrets.properties", "master-keyset.json", "application/application.properties")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(stack.folder().resolve(file))),
                    file);
        }
    }

    @Test
    void theDatabaseAsksEverybodyForAPassword() throws SQLException {
        for (String user : List.of("postgres", "jointgov_owner", "jointgov_app", "jointgov_keycloak")) {
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(stack.jdbcUrl(), user, "wrong")
                            .close());
            assertEquals("28P01", refused.getSQLState(), user);
        }
        try (Connection application = stack.connectAsApplication()) {
            assertTrue(application.isValid(5));
        }
    }

    @Test
    void keycloakCannotOpenTheApplicationsDatabaseNorTheApplicationKeycloaks() {
        String keycloaks = stack.jdbcUrl().replaceAll("/jointgov$", "/keycloak");
        SQLException refused = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(keycloaks, "jointgov_app", stack.applicationPassword())
                        .close());
        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void aSecondNodeComesAndGoes() {
        Application second = stack.startApplication(stack.builtWar(), Map.of());
        try {
            assertTrue(Http.answers(second.url() + "/health/ready"));
            assertTrue(Http.answers(stack.appUrl() + "/health/ready"));
        } finally {
            second.close();
        }
        assertFalse(ProcessHandle.of(second.pid()).map(ProcessHandle::isAlive).orElse(false));
        assertTrue(Http.answers(stack.appUrl() + "/health/ready"));
    }

    @Test
    void aTakenPortIsSaidWithAWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            StackFailure failure = assertThrows(
                    StackFailure.class, () -> Ports.claim(taken.getLocalPort(), "the application", "app.port"));
            assertTrue(failure.getMessage().contains(Integer.toString(taken.getLocalPort())));
            assertTrue(failure.wayOut().contains("-Dapp.port="));
        }
    }

    @Test
    void aFolderServesOneStackAtATime() {
        Path project = Path.of(System.getProperty("jointgov.project", "")).toAbsolutePath();
        StackSettings same = new StackSettings(project, stack.folder(), 0, 0, 0, false);
        StackFailure failure = assertThrows(StackFailure.class, () -> LocalStack.in(same, Progress.SILENT));
        assertTrue(failure.getMessage().contains("already running"));
    }

    /** Local addresses (hexadecimal, with port) on which a process listens. */
    private static List<String> listening(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files.toList()) {
                if (!Files.isSymbolicLink(file)) {
                    continue;
                }
                Matcher socket = SOCKET.matcher(Files.readSymbolicLink(file).toString());
                if (socket.matches()) {
                    inodes.add(socket.group(1));
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[3].equals("0A") && inodes.contains(columns[9])) {
                    addresses.add(columns[1]);
                }
            }
        }
        return addresses;
    }
}
