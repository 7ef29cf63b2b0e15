package org.wenku.ingest.extract.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.extract.wire.Frame;

/** Pictures of pages, never of more pixels than asked for, however large the page says it is. */
final class PageImages {

    private static final float POINTS_PER_INCH = 72f;

    private PageImages() {}

    /** Draws a page of a PDF into a file. */
    static Reading.End render(Frame request, OutputStream answers) throws IOException {
        Path pdf = Path.of(request.text());
        int page = (int) request.number();
        long width = request.number();
        long dpi = request.number();
        long mostPixels = request.number();
        Path target = Path.of(request.text());
        try (PDDocument document = open(pdf)) {
            PDRectangle box = document.getPage(page - 1).getCropBox();
            float wanted = width > 0 ? width / shownWidth(document.getPage(page - 1), box) : dpi / POINTS_PER_INCH;
            double area = Math.max(1, (double) box.getWidth() * box.getHeight());
            float scale = (float) Math.min(wanted, Math.sqrt(mostPixels / area));
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(width > 0);
            BufferedImage image = renderer.renderImage(page - 1, scale, width > 0 ? ImageType.RGB : ImageType.GRAY);
            return write(image, target, document.getNumberOfPages(), answers);
        }
    }

    private static PDDocument open(Path pdf) throws IOException {
        return Loader.loadPDF(pdf.toFile(), IOUtils.createTempFileOnlyStreamCache());
    }

    private static float shownWidth(PDPage page, PDRectangle box) {
        float shown = page.getRotation() % 180 == 0 ? box.getWidth() : box.getHeight();
        return Math.max(1, shown);
    }

    /** Draws an image, or a page of one, smaller. */
    static Reading.End thumbnail(Frame request, OutputStream answers) throws IOException {
        Path source = Path.of(request.text());
        String mediaType = request.text();
        int page = (int) request.number();
        int longest = (int) request.number();
        long mostPixels = request.number();
        Path target = Path.of(request.text());
        try (ImageInputStream in = ImageIO.createImageInputStream(source.toFile())) {
            ImageReader reader = reader(in, mediaType);
            try {
                reader.setInput(in);
                BufferedImage read = subsampled(reader, page - 1, longest, mostPixels);
                BufferedImage upright = Orientation.of(source).applyTo(scaled(read, longest));
                return write(upright, target, reader.getNumImages(true), answers);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(ImageInputStream in, String mediaType) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new IOException("no reader for images of the type " + mediaType);
        }
        return readers.next();
    }

    // Every n-th pixel is read, so that a huge image never stands in memory; the rest is done by smooth scaling.
    private static BufferedImage subsampled(ImageReader reader, int index, int longest, long mostPixels)
            throws IOException {
        long width = reader.getWidth(index);
        long height = reader.getHeight(index);
        int step = (int) Math.max(1, Math.max(width, height) / (2L * longest));
        while (width / step * (height / step) > mostPixels) {
            step++;
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(index, parameters);
    }

    private static BufferedImage scaled(BufferedImage image, int longest) {
        double scale = Math.min(1, longest / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return small;
    }

    private static Reading.End write(BufferedImage image, Path target, int pages, OutputStream answers)
            throws IOException {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        String format = name.endsWith(".png") ? "png" : "jpg";
        if (!ImageIO.write(image, format, target.toFile())) {
            throw new IOException("the picture cannot be written as " + format);
        }
        Frame.of(Frame.Kind.IMAGE)
                .number(image.getWidth())
                .number(image.getHeight())
                .number(pages)
                .write(answers);
        return new Reading.End(Ending.READ, "", false);
    }

    /** Names the pages of a PDF that show a picture and have no text. */
    static Reading.End textless(Frame request, OutputStream answers) throws IOException {
        Path pdf = Path.of(request.text());
        int most = (int) request.number();
        try (PDDocument document = open(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= Math.min(most, document.getNumberOfPages()); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                if (hasPicture(document.getPage(page - 1).getResources(), 0)
                        && stripper.getText(document).isBlank()) {
                    Frame.of(Frame.Kind.PAGE).number(page).write(answers);
                }
            }
            return new Reading.End(Ending.READ, "", document.getNumberOfPages() > most);
        }
    }

    private static boolean hasPicture(@Nullable PDResources resources, int depth) throws IOException {
        if (resources == null || depth > 5) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject
                    || (object instanceof PDFormXObject form && hasPicture(form.getResources(), depth + 1))) {
                return true;
            }
        }
        return false;
    }
}
