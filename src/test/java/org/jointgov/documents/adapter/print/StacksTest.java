package org.jointgov.documents.adapter.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lowagie.text.Document;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.LayoutProcessor;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

/** Tibetan stacks in our PDF look as in Chromium, and would not without shaping. */
class StacksTest {
    private static BufferedImage sheet(Faces faces) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        float width = Stacks.COLUMNS * Stacks.CELL;
        float height = Stacks.rows() * Stacks.CELL;
        Document document = new Document(new Rectangle(width, height));
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        document.open();
        PdfContentByte page = writer.getDirectContent();
        for (int i = 0; i < Stacks.ALL.size(); i++) {
            float x = i % Stacks.COLUMNS * Stacks.CELL + 8;
            float y = height - i / Stacks.COLUMNS * Stacks.CELL - Stacks.CELL * 0.5f;
            faces.show(page, Stacks.ALL.get(i), x, y, Stacks.SIZE, false);
        }
        document.close();
        try (PDDocument read = Loader.loadPDF(bytes.toByteArray())) {
            return new PDFRenderer(read).renderImage(0, 1, ImageType.GRAY);
        }
    }

    @Test
    void theyAreForty() {
        assertEquals(40, new HashSet<>(Stacks.ALL).size());
        assertEquals(Stacks.COLUMNS * Stacks.rows(), Stacks.ALL.size());
    }

    @Test
    void allLookAsInChromium() throws IOException {
        assertEquals(List.of(), Stacks.differing(sheet(new Faces()), Stacks.reference()));
    }

    @Test
    void withoutShapingNoneDoes() throws IOException {
        Faces faces = new Faces();
        LayoutProcessor.disable();
        try {
            assertEquals(Stacks.ALL, Stacks.differing(sheet(faces), Stacks.reference()));
        } finally {
            LayoutProcessor.enable();
        }
    }
}
