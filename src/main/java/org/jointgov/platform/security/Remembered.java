package org.jointgov.platform.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that hold the entries used last and forget the others. */
final class Remembered {
    private Remembered() {}

    /** A thread-safe map of at most so many entries. */
    static <K, V> Map<K, V> atMost(int entries) {
        return Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > entries;
            }
        });
    }
}
