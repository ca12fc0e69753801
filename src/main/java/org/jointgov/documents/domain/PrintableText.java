package org.jointgov.documents.domain;

/** Text as it may stand on paper and in XML 1.0: its lines end with LF, and nothing in it is invisible. */
final class PrintableText {
    private PrintableText() {}

    /**
     * The text without control and format characters (which could hide or turn round what is printed), halves of surrogate
     * pairs and what Unicode says is no character. A tab is a space; line ends stay.
     */
    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> {
            if (point == '\n') {
                clean.append('\n');
            } else if (point == '\t' || Character.getType(point) == Character.SPACE_SEPARATOR) {
                clean.append(' ');
            } else if (isPrinted(point)) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }

    private static boolean isPrinted(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && (point & 0xFFFE) != 0xFFFE
                && !(point >= 0xFDD0 && point <= 0xFDEF);
    }
}
