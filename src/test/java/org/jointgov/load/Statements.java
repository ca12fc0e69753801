package org.jointgov.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jointgov.stack.LocalStack;

/**
 * What the running application really sends to PostgreSQL during one request, read from the server's own statement log:
 * texts with their parameters written in.
 */
public final class Statements {
    private static final String PREFIX = "JGLOG";
    private static final Pattern LINE = Pattern.compile("(?s)JGLOG (\\d+) (\\S+) (\\S*) (LOG|DETAIL):  (.*)");
    private static final Pattern EXECUTE = Pattern.compile("(?s)execute [^:]+: (.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')");

    private Statements() {}

    /**
     * @param pid the backend that ran it
     * @param transaction the virtual transaction that it ran in
     * @param text the statement, parameters written in as literals
     */
    public record Executed(int pid, String transaction, String text) {}

    /** Runs a request and answers what the application role executed meanwhile, {@code begin} and {@code commit} left out. */
    public static List<Executed> during(LocalStack stack, Runnable request) throws IOException, SQLException {
        Path log = stack.folder().resolve("log/postgresql.log");
        try (Connection connection = stack.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set log_line_prefix = '" + PREFIX + " %p %v %a '");
            statement.execute("alter role jointgov_app set log_statement = 'all'");
            statement.execute("alter system set log_statement = 'all'");
            statement.execute("alter system set log_parameter_max_length = -1");
            statement.execute("select pg_reload_conf()");
            pause();
            long before = Files.size(log);
            request.run();
            pause();
            byte[] all = Files.readAllBytes(log);
            statement.execute("alter system reset log_statement");
            statement.execute("alter system reset log_line_prefix");
            statement.execute("alter role jointgov_app reset log_statement");
            statement.execute("select pg_reload_conf()");
            return parse(new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8));
        }
    }

    private static List<Executed> parse(String log) {
        List<Executed> statements = new ArrayList<>();
        for (String entry : log.split("\n(?=" + PREFIX + " )")) {
            // PostgreSQL puts a tab before the further lines of an entry.
            Matcher line = LINE.matcher(entry.replace("\n\t", "\n").strip());
            if (!line.matches() || !line.group(3).equals("jointgov")) {
                continue;
            }
            if (line.group(4).equals("DETAIL")) {
                if (!statements.isEmpty()) {
                    Executed last = statements.remove(statements.size() - 1);
                    statements.add(new Executed(last.pid(), last.transaction(), bound(last.text(), line.group(5))));
                }
                continue;
            }
            Matcher execute = EXECUTE.matcher(line.group(5));
            if (execute.matches()) {
                String text = execute.group(1).strip();
                if (!text.matches("(?i)begin.*|commit|rollback|set .*|show .*")) {
                    statements.add(new Executed(Integer.parseInt(line.group(1)), line.group(2), text));
                }
            }
        }
        return statements.stream()
                .filter(s -> !s.text().contains("sequence_committed"))
                .toList();
    }

    private static String bound(String text, String detail) {
        Map<Integer, String> values = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            values.put(Integer.parseInt(parameter.group(1)), parameter.group(2));
        }
        Matcher place = Pattern.compile("\\$(\\d+)").matcher(text);
        return place.replaceAll(
                m -> Matcher.quoteReplacement(values.getOrDefault(Integer.parseInt(m.group(1)), m.group())));
    }

    private static void pause() {
        try {
            Thread.sleep(700);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
