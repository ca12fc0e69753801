package org.jointgov.documents.adapter.print;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jointgov.documents.application.Examples;
import org.jointgov.documents.domain.Composition;

/**
 * What a document costs a node: minutes of five pages in three languages, and those that hold as much as minutes may. Prints
 * milliseconds, what was allocated meanwhile (and is garbage afterwards), and what the press keeps.
 *
 * <p>{@code mvn -q -B -Dweb.skip test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=org.jointgov.documents.adapter.print.PrintingCost}
 */
public final class PrintingCost {
    private static final int ROUNDS = 50;

    private PrintingCost() {}

    public static void main(String[] args) {
        Composition minutes = Examples.minutes(Locale.SIMPLIFIED_CHINESE, Examples.Stage.IN_FORCE);
        Composition hostile = Examples.composition(Locale.SIMPLIFIED_CHINESE, Examples.hostile());
        long before = used();
        PaperPress press = new PaperPress();
        once("the first PDF, which loads the faces", () -> press.pdf(minutes));
        System.out.printf("kept by the press afterwards: %.1f MB%n", (used() - before) / 1e6);
        median("minutes of five pages as PDF", () -> press.pdf(minutes));
        median("the same as DOCX", () -> press.docx(minutes));
        median("the most that minutes may hold, as PDF", () -> press.pdf(hostile));
        median("the same as DOCX", () -> press.docx(hostile));
    }

    private static void once(String what, Supplier<byte[]> work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        int bytes = work.get().length;
        System.out.printf(
                "%s: %.0f ms, %.0f MB allocated, %.0f KB%n",
                what,
                (System.nanoTime() - start) / 1e6,
                (threads.getCurrentThreadAllocatedBytes() - allocated) / 1e6,
                bytes / 1e3);
    }

    private static void median(String what, Supplier<byte[]> work) {
        IntStream.range(0, 10).forEach(i -> work.get());
        double[] times = IntStream.range(0, ROUNDS)
                .mapToDouble(i -> {
                    long start = System.nanoTime();
                    work.get();
                    return (System.nanoTime() - start) / 1e6;
                })
                .sorted()
                .toArray();
        System.out.printf(
                "%s: median %.0f ms, at most %.0f ms%n",
                what, times[ROUNDS / 2], Arrays.stream(times).max().orElse(0));
        once("  one of them", work);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
