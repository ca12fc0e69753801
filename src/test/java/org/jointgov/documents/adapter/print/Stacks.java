package org.jointgov.documents.adapter.print;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Forty Tibetan stacks on a sheet of eight by five cells, and how one picture of them is compared with another. The reference
 * is {@code src/test/resources/documents/stacks.png}, which Chromium painted from {@link #html} with the font of the documents;
 * {@code StacksIT} checks that it still does, and writes it anew with {@code -Dstacks.write=true}.
 */
final class Stacks {
    /** What each is made of. */
    static final List<String> ALL = List.of(
            "རྒྱ", // ra over ga, subjoined ya
            "སྐྱ", // sa over ka, ya
            "སྒྲ", // sa over ga, ra
            "སྒྲུ", // the same with u
            "བསྒྲུབས", // with prefix and suffixes
            "རྐྱེན", // ra over ka, ya, e
            "སྤྱོད", // sa over pa, ya, o
            "དབྱངས", // ba with ya
            "ཧཱུྃ", // ha, long u, candrabindu
            "ཨོཾ", // a, o, anusvara
            "རྫོགས", // ra over dza, o
            "བརྒྱད", // eight
            "སྨྲ", // sa over ma, ra
            "སྤྲུལ", // sa over pa, ra, u
            "ཕྱུག", // pha with ya, u
            "གྲྭ", // ga with ra and wa
            "རྩྭ", // ra over tsa, wa
            "ཧྲཱིཿ", // ha with ra, long i, visarga
            "ལྷོ", // la over ha, o
            "ལྗོངས", // la over ja, o
            "རྙིང", // ra over nya, i
            "སྟོབས", // sa over ta, o
            "བསྡུས", // sa over da, u
            "རྣམ", // ra over na
            "སྣྲུབས", // sa over na, ra, u
            "ཁྱིམ", // kha with ya, i
            "འབྲུག", // ba with ra, u
            "ཞྭ", // zha with wa
            "ཀླུ", // ka over la, u
            "ཟླ", // za over la
            "བརླབས", // ra over la
            "རྦད", // ra over ba
            "སྦྱིན", // sa over ba, ya, i
            "རྨྱང", // ra over ma, ya
            "པདྨེ", // da over ma, e
            "ཛྙཱ", // dza over nya, long a
            "ཀྵ", // ka over reversed ssa
            "བཛྲ", // dza over ra
            "སྭཱཧཱ", // sa over wa, long a; ha, long a
            "ཊཱུ"); // reversed ta, long u

    static final int COLUMNS = 8;
    static final int CELL = 140;
    static final int SIZE = 44;

    /**
     * How much of the ink may lie more than a pixel away from the other picture's ink. Shaped, nothing of any stack does; without
     * shaping 14 % of the nearest.
     */
    static final double TOLERANCE = 0.01;

    private Stacks() {}

    static int rows() {
        return ALL.size() / COLUMNS;
    }

    /** The page that Chromium paints; a cell is as many pixels as {@link #CELL}. */
    static String html(Path font) {
        String cells = ALL.stream().map(stack -> "<div>" + stack + "</div>").collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "<!doctype html><meta charset=utf-8><style>@font-face{font-family:t;src:url('%s')}"
                        + "body{margin:0;display:grid;grid-template-columns:repeat(%d,%dpx);background:#fff}"
                        + "div{height:%dpx;font:%dpx/%dpx t;padding-left:8px;box-sizing:border-box;white-space:nowrap}"
                        + "</style>%s",
                font.toUri(),
                COLUMNS,
                CELL,
                CELL,
                SIZE,
                CELL,
                cells);
    }

    static BufferedImage reference() throws IOException {
        return ImageIO.read(Files.newInputStream(Path.of("src/test/resources/documents/stacks.png")));
    }

    /** The cell of one stack. */
    static BufferedImage cell(BufferedImage sheet, int index) {
        return sheet.getSubimage(index % COLUMNS * CELL, index / COLUMNS * CELL, CELL, CELL);
    }

    /** Which stacks look different in two sheets. */
    static List<String> differing(BufferedImage one, BufferedImage other) {
        return IntStream.range(0, ALL.size())
                .filter(i -> !(difference(cell(one, i), cell(other, i)) <= TOLERANCE))
                .mapToObj(ALL::get)
                .toList();
    }

    /**
     * The share of ink that is more than a pixel away from the other's ink, wherever in its cell each stands; 1 when the two are
     * not equally large to four pixels, or one is empty.
     */
    static double difference(BufferedImage one, BufferedImage other) {
        boolean[][] a = ink(one);
        boolean[][] b = ink(other);
        if (a.length == 0
                || b.length == 0
                || Math.abs(a.length - b.length) > 4
                || Math.abs(a[0].length - b[0].length) > 4) {
            return 1;
        }
        double least = 1;
        for (int dx = -2; dx <= 2; dx++) {
            for (int dy = -2; dy <= 2; dy++) {
                least = Math.min(least, Math.max(astray(a, b, dx, dy), astray(b, a, -dx, -dy)));
            }
        }
        return least;
    }

    private static double astray(boolean[][] a, boolean[][] b, int dx, int dy) {
        int all = 0;
        int astray = 0;
        for (int y = 0; y < a.length; y++) {
            for (int x = 0; x < a[y].length; x++) {
                if (a[y][x]) {
                    all++;
                    astray += near(b, x + dx, y + dy) ? 0 : 1;
                }
            }
        }
        return (double) astray / all;
    }

    private static boolean near(boolean[][] ink, int x, int y) {
        for (int v = Math.max(0, y - 1); v <= Math.min(ink.length - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(ink[v].length - 1, x + 1); u++) {
                if (ink[v][u]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The ink, cut to its box; by rows. */
    private static boolean[][] ink(BufferedImage cell) {
        int left = CELL;
        int right = -1;
        int top = CELL;
        int bottom = -1;
        for (int y = 0; y < cell.getHeight(); y++) {
            for (int x = 0; x < cell.getWidth(); x++) {
                if (isInk(cell, x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        boolean[][] ink = new boolean[Math.max(0, bottom - top + 1)][Math.max(0, right - left + 1)];
        for (int y = 0; y < ink.length; y++) {
            for (int x = 0; x < ink[y].length; x++) {
                ink[y][x] = isInk(cell, left + x, top + y);
            }
        }
        return ink;
    }

    private static boolean isInk(BufferedImage cell, int x, int y) {
        return (cell.getRGB(x, y) & 0xFF) < 128;
    }
}
