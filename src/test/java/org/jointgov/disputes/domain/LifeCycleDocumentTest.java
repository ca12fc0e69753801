package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code docs/life-cycles.md} is drawn from the code and says what the code does. */
class LifeCycleDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/life-cycles.md");
    private static final String RENEW = "mvn test -Dtest=LifeCycleDocumentTest -Dlife-cycles.write=true";

    @Test
    void theDocumentIsWhatTheCodeDraws() throws IOException {
        String drawn = alerts() + disputes();
        if (Boolean.getBoolean("life-cycles.write")) {
            Files.writeString(DOCUMENT, drawn, StandardCharsets.UTF_8);
        }
        assertEquals(drawn, Files.readString(DOCUMENT, StandardCharsets.UTF_8), "run \"" + RENEW + "\"");
    }

    private static String alerts() {
        return """
                # Life cycles

                Drawn from the code; not edited by hand. After a change of the code: `%s`.

                ## Dispute alert

                From `DisputeAlertStatus`: as its sender sees it, the furthest that any other township has come. Who may do what is in
                `DisputeAlertPolicy`.

                ```mermaid
                stateDiagram-v2
                    [*] --> own
                    [*] --> sent
                %s
                ```
                """.formatted(
                        RENEW,
                        Arrays.stream(DisputeAlertStatus.values())
                                .flatMap(from -> Arrays.stream(DisputeAlertStatus.values())
                                        .filter(from::canBecome)
                                        .map(to -> arrow(from, to)))
                                .collect(Collectors.joining("\n")));
    }

    private static String disputes() {
        return """

                ## Dispute

                From `DisputeLifeCycle`, which decides what a caller may do; the database's functions hold the same once more. "Who" acts for
                one of the dispute's sides. Every step is an audit record and an entry in the change feed. Where one act can lead to
                several statuses, what is said in it decides.

                ```mermaid
                stateDiagram-v2
                %s
                ```

                | status | act | then | who | machine | needs |
                | --- | --- | --- | --- | --- | --- |
                %s
                """.formatted(
                        DisputeLifeCycle.TRANSITIONS.stream()
                                .filter(step -> step.from() != step.to())
                                .map(step -> arrow(step.from(), step.to()) + " : "
                                        + words(step.action().slug()))
                                .collect(Collectors.joining("\n")),
                        DisputeLifeCycle.TRANSITIONS.stream()
                                .map(LifeCycleDocumentTest::row)
                                .collect(Collectors.joining("\n")));
    }

    private static String row(DisputeTransition step) {
        return "| " + (step.from() == null ? "–" : words(step.from().slug())) + " | "
                + words(step.action().slug()) + " | " + words(step.to().slug()) + " | "
                + step.roles().stream().sorted().collect(Collectors.joining(", ")) + " | "
                + (step.inPerson() ? "no" : "yes") + " | "
                + (step.need() == DisputeNeed.NOTHING
                        ? ""
                        : words(step.need().name().toLowerCase(Locale.ROOT)))
                + " |";
    }

    private static String arrow(@Nullable Slugged from, Slugged to) {
        return "    " + (from == null ? "[*]" : state(from)) + " --> " + state(to);
    }

    /** A name that Mermaid takes without quotes. */
    private static String state(Slugged status) {
        return status.slug().replace('-', '_');
    }

    private static String words(String slug) {
        return slug.replace('-', ' ').replace('_', ' ');
    }
}
