package org.jointgov.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of expectations {@code access-matrix.txt}: principals × operations × state and owner of the object. Written by
 * hand; nothing in it comes from the code under test.
 *
 * <p>A line is {@code operation object: 200=DL,DC 403=OP 401=AN 404=*}; {@code *} stands for everybody not named. {@code 200+} is a
 * 200 in which the object stands, {@code 200-} one in which it does not.
 */
final class AccessMatrix {
    private final List<String> principals = new ArrayList<>();
    private final Map<String, Map<String, Map<String, String>>> cells = new LinkedHashMap<>();

    /** @throws IllegalStateException when a line is not of the form, names an unknown principal, or leaves a cell open */
    static AccessMatrix read() {
        AccessMatrix matrix = new AccessMatrix();
        try (InputStream stream = AccessMatrix.class.getResourceAsStream("/access-matrix.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                matrix.line(line.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return matrix;
    }

    List<String> principals() {
        return principals;
    }

    Set<String> operations() {
        return cells.keySet();
    }

    /** object → principal → expectation */
    Map<String, Map<String, String>> of(String operation) {
        return cells.getOrDefault(operation, Map.of());
    }

    int size() {
        return cells.values().stream()
                .flatMap(objects -> objects.values().stream())
                .mapToInt(Map::size)
                .sum();
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("principals ")) {
            principals.addAll(List.of(line.substring("principals ".length()).split(" +")));
            return;
        }
        int colon = line.indexOf(':');
        String[] head = line.substring(0, colon).split(" +");
        if (head.length != 2) {
            throw new IllegalStateException("not of the form: " + line);
        }
        Map<String, String> row = new LinkedHashMap<>();
        String rest = null;
        for (String group : line.substring(colon + 1).strip().split(" +")) {
            String[] parts = group.split("=");
            for (String principal : parts[1].split(",")) {
                if (principal.equals("*")) {
                    rest = parts[0];
                } else if (!principals.contains(principal) || row.put(principal, parts[0]) != null) {
                    throw new IllegalStateException("unknown or repeated principal " + principal + ": " + line);
                }
            }
        }
        for (String principal : new TreeSet<>(principals)) {
            if (!row.containsKey(principal)) {
                if (rest == null) {
                    throw new IllegalStateException("no expectation for " + principal + ": " + line);
                }
                row.put(principal, rest);
            }
        }
        if (cells.computeIfAbsent(head[0], o -> new LinkedHashMap<>()).put(head[1], row) != null) {
            throw new IllegalStateException("repeated: " + line);
        }
    }
}
