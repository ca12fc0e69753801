package org.jointgov.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules that only the source tells: in compiled code a try with resources catches everything, and a switch compares places. */
final class SourceRules {
    private static final Map<String, Pattern> FORBIDDEN = new TreeMap<>(Map.of(
            "nobody catches everything", Pattern.compile("catch \\((final )?(Exception|Throwable) "),
            "constants are not compared by their place", Pattern.compile("\\.ordinal\\(\\)"),
            "nobody sleeps", Pattern.compile("Thread\\.sleep\\(")));

    private final Path sources;

    SourceRules(Path sources) {
        this.sources = sources;
    }

    static Stream<String> names() {
        return FORBIDDEN.keySet().stream();
    }

    /** Where a rule is broken: file and line. */
    List<String> broken(String rule) {
        Pattern forbidden = FORBIDDEN.get(rule);
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> lines(file, forbidden))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file, Pattern forbidden) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> forbidden.matcher(lines.get(i)).find())
                    .mapToObj(i -> file.getFileName() + ":" + (i + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
