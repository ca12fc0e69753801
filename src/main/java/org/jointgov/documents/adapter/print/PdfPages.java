package org.jointgov.documents.adapter.print;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jointgov.documents.domain.Block;
import org.jointgov.documents.domain.Composition;

/**
 * Sets a document on A4 after GB/T 9704-2012: margins of 37 mm above and 28 mm at the left, a text block of 156 mm by 225 mm
 * with 22 lines, running text in size 3 (16 pt), the page's number between dashes in size 4 (14 pt), 7 mm below the text block
 * and on its outer side; the red mark 35 mm below the text block's upper edge. The lines' pitch, 1.8 times the size, has room for Tibetan stacks. One object a document.
 */
final class PdfPages {
    private static final float MM = 72 / 25.4f;
    private static final float LEFT = 28 * MM;
    private static final float WIDTH = 156 * MM;
    private static final float HEIGHT = 225 * MM;
    private static final float TOP = PageSize.A4.getHeight() - 37 * MM;
    private static final float BOTTOM = TOP - HEIGHT;
    private static final float PITCH = HEIGHT / 22;

    private static final float SIZE_2 = 22;
    private static final float SIZE_3 = 16;
    private static final float SIZE_4 = 14;
    private static final float CELL = 12;
    private static final float CELL_PITCH = CELL * 1.8f;
    private static final float PADDING = 4;
    private static final float TALL_ROW = 30;
    private static final float SMALL = 10;
    private static final float SMALL_PITCH = SMALL * 1.8f;
    private static final float FOOT = 7.5f;
    private static final float CODE = 34 * MM;
    private static final float STAMP = 96;

    /** In a line, the base line stands this far above the line's lower end, which leaves Tibetan vowels below their room. */
    private static final float BASE = 0.34f;

    private static final Color RED = new Color(0xC0, 0x10, 0x10);
    private static final Color GREY = new Color(0x55, 0x55, 0x55);
    private static final Color STAMPED = new Color(0xE8, 0xE8, 0xE8);

    private final Faces faces;
    private final Composition composition;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * 1024);
    private final Document document = new Document(PageSize.A4);
    private final PdfContentByte page;
    private int number;
    private float y;

    private PdfPages(Faces faces, Composition composition) {
        this.faces = faces;
        this.composition = composition;
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        document.addTitle(composition.name());
        document.addCreator("Joint Governance");
        document.open();
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(composition.language()));
        this.page = writer.getDirectContent();
        begin();
    }

    /** The document as PDF. */
    static byte[] of(Composition composition, Faces faces) {
        PdfPages pages = new PdfPages(faces, composition);
        composition.blocks().forEach(pages::set);
        pages.document.close();
        return pages.bytes.toByteArray();
    }

    private void set(Block block) {
        if (block instanceof Block.Mark mark) {
            y = TOP - 35 * MM;
            centred(mark.text(), 30, RED, true);
        } else if (block instanceof Block.Title title) {
            space(PITCH / 2);
            centred(title.text(), SIZE_2, Color.BLACK, true);
            space(PITCH / 4);
        } else if (block instanceof Block.Note note) {
            centred(note.text(), SIZE_4, GREY, false);
        } else if (block instanceof Block.Heading heading) {
            space(PITCH / 4);
            ensure(PITCH * 2);
            paragraph(heading.text(), heading.level() == 1 ? SIZE_3 : SIZE_3 - 1, 0, true);
        } else if (block instanceof Block.Text text) {
            text.text().lines().forEach(each -> paragraph(each, SIZE_3, SIZE_3 * 2, false));
        } else if (block instanceof Block.Labelled labelled) {
            labelled(labelled);
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Code code) {
            code(code);
        } else if (block instanceof Block.Rule rule) {
            rule(rule.red());
        }
    }

    // ---- pages ----

    private void begin() {
        if (number > 0) {
            document.newPage();
        }
        number++;
        y = TOP;
        String stamp = composition.stamp();
        if (stamp != null) {
            stamp(stamp);
        }
        String warning = composition.warning();
        if (warning != null) {
            for (String line : lines(warning, SIZE_4, WIDTH, WIDTH)) {
                float x = LEFT + (WIDTH - faces.width(line, SIZE_4)) / 2;
                show(line, x, TOP + 12 * MM, SIZE_4, RED, true);
            }
        }
        String dashed = "— " + number + " —";
        float outer = number % 2 == 1 ? LEFT + WIDTH - faces.width(dashed, SIZE_4) - SIZE_4 : LEFT + SIZE_4;
        show(dashed, outer, BOTTOM - 7 * MM - SIZE_4 / 2, SIZE_4, Color.BLACK, false);
        float foot = BOTTOM - 14 * MM;
        for (String line : composition.foot().split("\n")) {
            for (String part : lines(line, FOOT, WIDTH, WIDTH)) {
                show(part, LEFT, foot, FOOT, GREY, false);
                foot -= FOOT * 1.9f;
            }
        }
    }

    private void stamp(String stamp) {
        page.saveState();
        float size = Math.min(STAMP, STAMP * WIDTH / faces.width(stamp, STAMP));
        double turned = Math.toRadians(50);
        float cos = (float) Math.cos(turned);
        float sin = (float) Math.sin(turned);
        page.concatCTM(cos, sin, -sin, cos, LEFT + WIDTH / 2, BOTTOM + HEIGHT / 2);
        show(stamp, -faces.width(stamp, size) / 2, -size / 3, size, STAMPED, true);
        page.restoreState();
    }

    /** Begins another page unless there is so much room. */
    private void ensure(float height) {
        if (y - height < BOTTOM && y < TOP) {
            begin();
        }
    }

    private void space(float height) {
        if (y < TOP) {
            y -= height;
        }
    }

    // ---- lines ----

    private List<String> lines(String text, float size, float first, float rest) {
        return Breaks.lines(text, piece -> faces.width(piece, size), first, rest);
    }

    private void line(String text, float x, float size, float pitch, Color colour, boolean heavy) {
        ensure(pitch);
        show(text, x, y - pitch + pitch * BASE, size, colour, heavy);
        y -= pitch;
    }

    private void show(String text, float x, float base, float size, Color colour, boolean heavy) {
        page.setColorFill(colour);
        page.setColorStroke(colour);
        faces.show(page, text, x, base, size, heavy);
    }

    /** In lines of about the same length, as a title that turns is set. */
    private void centred(String text, float size, Color colour, boolean heavy) {
        for (String paragraph : text.split("\n")) {
            int count = lines(paragraph, size, WIDTH, WIDTH).size();
            float room = WIDTH;
            for (float narrow = WIDTH * 0.95f; narrow > WIDTH / 2; narrow -= WIDTH * 0.05f) {
                if (count > 8 || lines(paragraph, size, narrow, narrow).size() > count) {
                    break;
                }
                room = narrow;
            }
            for (String line : lines(paragraph, size, room, room)) {
                line(line, LEFT + (WIDTH - faces.width(line, size)) / 2, size, size * 1.8f, colour, heavy);
            }
        }
    }

    private void paragraph(String text, float size, float indent, boolean heavy) {
        float in = indent;
        for (String line : lines(text, size, WIDTH - indent, WIDTH)) {
            line(line, LEFT + in, size, PITCH, Color.BLACK, heavy);
            in = 0;
        }
    }

    private void labelled(Block.Labelled block) {
        float label = faces.width(block.label(), SIZE_3);
        boolean beside = label < WIDTH * 0.45f;
        float hang = beside ? label : SIZE_3 * 2;
        if (!beside) {
            ensure(PITCH * 2);
            paragraph(block.label(), SIZE_3, 0, true);
        }
        boolean labelDone = !beside;
        for (String paragraph : block.text().split("\n")) {
            for (String line : lines(paragraph, SIZE_3, WIDTH - hang, WIDTH - hang)) {
                ensure(PITCH);
                if (!labelDone) {
                    show(block.label(), LEFT, y - PITCH + PITCH * BASE, SIZE_3, Color.BLACK, true);
                    labelDone = true;
                }
                line(line, LEFT + hang, SIZE_3, PITCH, Color.BLACK, false);
            }
        }
    }

    private void rule(boolean red) {
        ensure(PITCH / 2);
        y -= PITCH / 4;
        page.setColorStroke(red ? RED : Color.BLACK);
        page.setLineWidth(red ? 1.2f : 0.5f);
        page.moveTo(LEFT, y);
        page.lineTo(LEFT + WIDTH, y);
        page.stroke();
        y -= PITCH / 4;
    }

    // ---- tables ----

    private void table(Block.Table table) {
        int shares = table.shares().stream().mapToInt(Integer::intValue).sum();
        List<Float> widths =
                table.shares().stream().map(share -> WIDTH * share / shares).toList();
        space(PADDING);
        List<List<String>> head = cells(table.head(), widths);
        ensure(height(head, false) + (table.tall() ? TALL_ROW : CELL_PITCH + 2 * PADDING));
        row(head, widths, false, true);
        int most = (int) ((HEIGHT - height(head, false) - 2 * PADDING) / CELL_PITCH);
        for (List<String> texts : table.rows()) {
            for (List<List<String>> part : parts(cells(texts, widths), most)) {
                if (y - height(part, table.tall()) < BOTTOM) {
                    begin();
                    row(head, widths, false, true);
                }
                row(part, widths, table.tall(), false);
            }
        }
        space(PADDING);
    }

    private List<List<String>> cells(List<String> texts, List<Float> widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < widths.size(); i++) {
            float room = widths.get(i) - 2 * PADDING;
            cells.add(texts.get(i)
                    .lines()
                    .flatMap(each -> lines(each, CELL, room, room).stream())
                    .toList());
        }
        return cells;
    }

    /** A row that is higher than a page, in pieces. */
    private static List<List<List<String>>> parts(List<List<String>> cells, int most) {
        int lines = Math.max(1, cells.stream().mapToInt(List::size).max().orElse(1));
        return IntStream.range(0, (lines + most - 1) / most)
                .mapToObj(part -> cells.stream()
                        .map(cell -> cell.subList(
                                Math.min(cell.size(), part * most), Math.min(cell.size(), (part + 1) * most)))
                        .toList())
                .toList();
    }

    private static float height(List<List<String>> cells, boolean tall) {
        int lines = Math.max(1, cells.stream().mapToInt(List::size).max().orElse(1));
        return Math.max(tall ? TALL_ROW : 0, lines * CELL_PITCH + 2 * PADDING);
    }

    private void row(List<List<String>> cells, List<Float> widths, boolean tall, boolean heavy) {
        float height = height(cells, tall);
        float x = LEFT;
        for (int i = 0; i < cells.size(); i++) {
            Rectangle frame = new Rectangle(x, y - height, x + widths.get(i), y);
            frame.setBorder(Rectangle.BOX);
            frame.setBorderWidth(0.5f);
            frame.setBorderColor(Color.BLACK);
            page.rectangle(frame);
            float text = y - PADDING - (height - 2 * PADDING - cells.get(i).size() * CELL_PITCH) / 2;
            for (String line : cells.get(i)) {
                show(line, x + PADDING, text - CELL_PITCH + CELL_PITCH * BASE, CELL, Color.BLACK, heavy);
                text -= CELL_PITCH;
            }
            x += widths.get(i);
        }
        y -= height;
    }

    // ---- codes ----

    private void code(Block.Code code) {
        float beside = CODE + 5 * MM;
        List<String> lines = code.text()
                .lines()
                .flatMap(each -> lines(each, SMALL, WIDTH - beside, WIDTH - beside).stream())
                .toList();
        float height = Math.max(CODE, lines.size() * SMALL_PITCH);
        ensure(height);
        QrCode squares = Codes.of(code.address());
        float side = CODE / squares.size;
        page.setColorFill(Color.BLACK);
        for (int row = 0; row < squares.size; row++) {
            for (int column = 0; column < squares.size; column++) {
                if (squares.getModule(column, row)) {
                    page.rectangle(LEFT + column * side, y - (row + 1) * side, side, side);
                }
            }
        }
        page.fill();
        float text = y;
        for (String line : lines) {
            show(line, LEFT + beside, text - SMALL_PITCH + SMALL_PITCH * BASE, SMALL, Color.BLACK, false);
            text -= SMALL_PITCH;
        }
        y -= height;
    }
}
