package org.jointgov.documents.domain;

import java.util.List;

/** One part of a document, from the top down. All texts are printable; a line end in one begins a paragraph. */
public sealed interface Block {
    /** What the document is, in red at its head (GB/T 9704-2012 §10.3: 纪要标志). */
    record Mark(String text) implements Block {
        public Mark {
            text = PrintableText.of(text);
        }
    }

    /** Its title, centred. */
    record Title(String text) implements Block {
        public Title {
            text = PrintableText.of(text);
        }
    }

    /** A small line about it, centred. */
    record Note(String text) implements Block {
        public Note {
            text = PrintableText.of(text);
        }
    }

    /** @param level 1 or 2 */
    record Heading(int level, String text) implements Block {
        public Heading {
            text = PrintableText.of(text);
        }
    }

    /** Running text. */
    record Text(String text) implements Block {
        public Text {
            text = PrintableText.of(text);
        }
    }

    /** A label and what is said of it; further lines begin under the text's first. */
    record Labelled(String label, String text) implements Block {
        public Labelled {
            label = PrintableText.of(label);
            text = PrintableText.of(text);
        }
    }

    /**
     * @param shares of the width, a column each
     * @param head the columns' names
     * @param rows their cells
     * @param tall whether the rows leave room to write by hand
     */
    record Table(List<Integer> shares, List<String> head, List<List<String>> rows, boolean tall) implements Block {
        public Table {
            shares = List.copyOf(shares);
            head = head.stream().map(PrintableText::of).toList();
            rows = rows.stream()
                    .map(row -> row.stream().map(PrintableText::of).toList())
                    .toList();
        }
    }

    /**
     * A QR code with words beside it.
     *
     * @param address what it leads to
     */
    record Code(String address, String text) implements Block {
        public Code {
            text = PrintableText.of(text);
        }
    }

    /** A line across, in red below the head, in black elsewhere. */
    record Rule(boolean red) implements Block {}
}
