package org.jointgov.documents.adapter.print;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.LayoutProcessor;
import com.lowagie.text.pdf.PdfContentByte;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two faces of printed documents: Noto Serif Tibetan, whose stacks the platform's own shaping puts together, and Noto Sans
 * SC for all else. Not thread-safe.
 */
final class Faces {
    private static final String TIBETAN = "org/jointgov/documents/adapter/print/NotoSerifTibetan-Regular.ttf";

    /**
     * Made before shaping is switched on, which would take hold of it too: Chinese needs none, and keeps in the PDF the characters
     * that it was made of, so that it can be searched and copied.
     */
    private static final BaseFont CHINESE = face("fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf");

    /** For what neither face has: the mark that Chinese printers put for a missing type. */
    private static final int MISSING = 0x3013;

    private static final int REMEMBERED = 4_096;
    private static final float MEASURE = 1_000f;

    private final BaseFont tibetan;
    private final Map<String, Float> measured = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Float> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A piece of text in one face. */
    private record Run(BaseFont face, String text) {}

    Faces() {
        LayoutProcessor.enable();
        this.tibetan = face(TIBETAN);
    }

    private static BaseFont face(String file) {
        try (InputStream in = Faces.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException("a font is missing", e);
        }
    }

    /** How wide a text is, in points. */
    float width(String text, float size) {
        float width = 0;
        for (Run run : runs(text)) {
            width += measured(run) * size / MEASURE;
        }
        return width;
    }

    /** Shows a text on its base line. @param heavy whether its strokes are thickened, for there is no bold face */
    void show(PdfContentByte page, String text, float x, float y, float size, boolean heavy) {
        float at = x;
        page.beginText();
        page.setTextRenderingMode(
                heavy ? PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE : PdfContentByte.TEXT_RENDER_MODE_FILL);
        page.setLineWidth(size / 45);
        for (Run run : runs(text)) {
            page.setFontAndSize(run.face(), size);
            page.setTextMatrix(at, y);
            if (LayoutProcessor.supportsFont(run.face())) {
                LayoutProcessor.showText(page, run.face(), size, run.text());
            } else {
                page.showText(run.text());
            }
            at += measured(run) * size / MEASURE;
        }
        page.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL);
        page.endText();
    }

    private float measured(Run run) {
        if (!LayoutProcessor.supportsFont(run.face())) {
            return run.face().getWidthPoint(run.text(), MEASURE);
        }
        return measured.computeIfAbsent(run.text(), text -> {
            var glyphs = LayoutProcessor.computeGlyphVector(run.face(), MEASURE, text);
            return (float) glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
        });
    }

    /** One run for each change of face; a space goes with what stands before it. */
    private List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        BaseFont face = CHINESE;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            BaseFont own = point == ' ' ? face : faceOf(point);
            if (own != face && run.length() > 0) {
                runs.add(new Run(face, run.toString()));
                run.setLength(0);
            }
            face = own;
            run.appendCodePoint(face.charExists(point) ? point : MISSING);
        }
        if (run.length() > 0) {
            runs.add(new Run(face, run.toString()));
        }
        return runs;
    }

    private BaseFont faceOf(int point) {
        boolean isTibetan = point >= 0x0F00 && point <= 0x0FFF;
        return isTibetan && tibetan.charExists(point) ? tibetan : CHINESE;
    }
}
