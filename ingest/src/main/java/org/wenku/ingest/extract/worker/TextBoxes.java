package org.wenku.ingest.extract.worker;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.wenku.ingest.extract.wire.Frame;

/**
 * Writes down where the text of a PDF stands, one line of JSON for each page:
 *
 * <pre>{"w":595,"h":842,"runs":[{"t":"公用电话","y":101,"b":118,"x":[120,144,168,192,216]}]}</pre>
 *
 * Width and height are in points. A run has its text, its upper and lower edge, and the left edge of each character and
 * the right edge of the last, in thousandths of the page's height and width; so any words within it can be framed.
 */
final class TextBoxes extends PDFTextStripper {

    private static final int THOUSAND = 1000;
    private static final int MOST_RUNS = 20_000;

    private final StringBuilder runs = new StringBuilder();
    private float width;
    private float height;
    private int count;

    private TextBoxes() {
        setSortByPosition(false);
    }

    static Reading.End write(Frame request, OutputStream answers) throws IOException {
        Path pdf = Path.of(request.text());
        int most = (int) request.number();
        Path target = Path.of(request.text());
        try (PDDocument document = Loader.loadPDF(pdf.toFile(), IOUtils.createTempFileOnlyStreamCache());
                BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            TextBoxes boxes = new TextBoxes();
            int pages = Math.min(most, document.getNumberOfPages());
            for (int page = 1; page <= pages; page++) {
                out.write(boxes.line(document, page));
                out.newLine();
            }
            Frame.of(Frame.Kind.IMAGE).number(0).number(0).number(pages).write(answers);
            return new Reading.End(Ending.READ, "", document.getNumberOfPages() > most);
        }
    }

    private String line(PDDocument document, int number) throws IOException {
        PDPage page = document.getPage(number - 1);
        PDRectangle box = page.getCropBox();
        boolean lying = page.getRotation() % 180 != 0;
        width = Math.max(1, lying ? box.getHeight() : box.getWidth());
        height = Math.max(1, lying ? box.getWidth() : box.getHeight());
        runs.setLength(0);
        count = 0;
        setStartPage(number);
        setEndPage(number);
        writeText(document, new StringWriter());
        return "{\"w\":" + Math.round(width) + ",\"h\":" + Math.round(height) + ",\"runs\":[" + runs + "]}";
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (positions.isEmpty() || count >= MOST_RUNS) {
            return;
        }
        StringBuilder said = new StringBuilder();
        StringBuilder edges = new StringBuilder();
        float top = Float.MAX_VALUE;
        float bottom = 0;
        float right = 0;
        for (TextPosition at : positions) {
            String unicode = at.getUnicode();
            for (int i = 0; i < unicode.length(); i++) {
                float left = at.getXDirAdj() + at.getWidthDirAdj() * i / unicode.length();
                said.append(unicode.charAt(i));
                edges.append(thousandths(left, width)).append(',');
            }
            right = at.getXDirAdj() + at.getWidthDirAdj();
            top = Math.min(top, at.getYDirAdj() - at.getHeightDir());
            bottom = Math.max(bottom, at.getYDirAdj());
        }
        // Letters hang below the line on which they stand.
        float hang = (bottom - top) / 4;
        runs.append(count++ == 0 ? "" : ",").append("{\"t\":").append(quoted(said));
        runs.append(",\"y\":").append(thousandths(top, height));
        runs.append(",\"b\":").append(thousandths(bottom + hang, height));
        runs.append(",\"x\":[").append(edges).append(thousandths(right, width)).append("]}");
    }

    private static int thousandths(float value, float of) {
        return Float.isFinite(value) ? Math.max(0, Math.min(THOUSAND, Math.round(value * THOUSAND / of))) : 0;
    }

    private static String quoted(CharSequence text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // A half of a pair may stand alone here.
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
