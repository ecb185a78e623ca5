package io.quelyos.bff.order.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/**
 * A4 pages that are written from top to bottom. The font is in the file itself (Liberation Sans, which comes with the
 * library), so that a paper looks the same everywhere.
 */
final class Paper implements AutoCloseable {

    static final float LEFT = 50;
    static final float RIGHT = PDRectangle.A4.getWidth() - 50;
    private static final float TOP = PDRectangle.A4.getHeight() - 50;
    private static final float BOTTOM = 80;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final char UNKNOWN = '?';
    private static final String UNBREAKABLE = "\u00a0";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private @Nullable PDPageContentStream page;
    private float height = 0;

    Paper() throws IOException {
        try (InputStream stream = PDDocument.class.getResourceAsStream(FONT)) {
            if (stream == null) {
                throw new IOException("the library has no font " + FONT);
            }
            this.font = PDType0Font.load(document, stream, true);
        }
    }

    PDDocument document() {
        return document;
    }

    /** Makes room for some points; begins a new page where there is none, and tells whether it did. */
    boolean advance(float points) throws IOException {
        boolean isNew = page == null || height - points < BOTTOM;
        if (isNew) {
            endPage();
            var next = new PDPage(PDRectangle.A4);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            height = TOP;
        }
        height -= points;
        return isNew;
    }

    /** Writes text at the present height, from a place to the right. */
    void write(float x, float size, boolean isBold, String text) throws IOException {
        write(requirePage(), x, height, size, isBold, printable(text));
    }

    /** Writes text at the present height that ends at a place. */
    void writeUpTo(float x, float size, boolean isBold, String text) throws IOException {
        String printable = printable(text);
        write(requirePage(), x - width(printable, size), height, size, isBold, printable);
    }

    /** Draws a line across the page. */
    void rule() throws IOException {
        PDPageContentStream stream = requirePage();
        stream.setLineWidth(0.5f);
        stream.moveTo(LEFT, height - 4);
        stream.lineTo(RIGHT, height - 4);
        stream.stroke();
    }

    /** Breaks text into lines of a width at most. */
    List<String> wrap(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : printable(text).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size) > width) {
                lines.add(line.toString());
                line = new StringBuilder(word);
            } else {
                line = new StringBuilder(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Writes text at the foot of every page, with its number. */
    void finish(List<String> footer, String pageWord) throws IOException {
        endPage();
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            try (
                var stream = new PDPageContentStream(
                    document,
                    document.getPage(i),
                    PDPageContentStream.AppendMode.APPEND,
                    true
                )
            ) {
                float at = BOTTOM - 20;
                for (String line : footer) {
                    write(stream, LEFT, at, 7, false, printable(line));
                    at -= 9;
                }
                String number = pageWord + " " + (i + 1) + " / " + count;
                write(stream, RIGHT - width(number, 7), 30, 7, false, number);
            }
        }
    }

    private void write(PDPageContentStream stream, float x, float y, float size, boolean isBold, String text)
        throws IOException {
        stream.beginText();
        stream.setFont(font, size);
        // The library has no bold face: a thin stroke around the letters makes one.
        stream.setRenderingMode(isBold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        stream.setLineWidth(0.3f);
        stream.newLineAtOffset(x, y);
        stream.showText(text);
        stream.endText();
    }

    private float width(String text, float size) throws IOException {
        return (font.getStringWidth(text) / 1000) * size;
    }

    /** Replaces what the font has no letter for. */
    private String printable(String text) throws IOException {
        // Languages put narrow spaces between digits, which not every font has; no line may end at them.
        String unbroken = text.replaceAll("[\\u2007\\u202f]", UNBREAKABLE);
        String plain = unbroken.replaceAll("[\\p{Zs}\\p{Cntrl}&&[^" + UNBREAKABLE + "]]", " ");
        var known = new StringBuilder();
        for (int letter : plain.codePoints().toArray()) {
            String one = Character.toString(letter);
            try {
                font.getStringWidth(one);
                known.append(one);
            } catch (IllegalArgumentException noSuchLetter) {
                known.append(UNKNOWN);
            }
        }
        return known.toString();
    }

    private PDPageContentStream requirePage() {
        if (page == null) {
            throw new IllegalStateException("advance first");
        }
        return page;
    }

    private void endPage() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    @Override
    public void close() throws IOException {
        endPage();
        document.close();
    }
}
