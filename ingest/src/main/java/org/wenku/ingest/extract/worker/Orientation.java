package org.wenku.ingest.extract.worker;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How a camera was held, as its pictures say it (Exif 2.32, tag Orientation).
 *
 * @param quarters how many quarter turns to the right set the picture upright
 * @param mirrored whether left and right are to be exchanged first
 */
record Orientation(int quarters, boolean mirrored) {

    static Orientation of(Path image) {
        try {
            ExifIFD0Directory exif =
                    ImageMetadataReader.readMetadata(image.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer code = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return of(code == null ? 1 : code);
        } catch (ImageProcessingException | IOException e) {
            // A picture without readable tags is shown as it stands.
            return of(1);
        }
    }

    static Orientation of(int code) {
        return switch (code) {
            case 2 -> new Orientation(0, true);
            case 3 -> new Orientation(2, false);
            case 4 -> new Orientation(2, true);
            case 5 -> new Orientation(3, true);
            case 6 -> new Orientation(1, false);
            case 7 -> new Orientation(1, true);
            case 8 -> new Orientation(3, false);
            default -> new Orientation(0, false);
        };
    }

    BufferedImage applyTo(BufferedImage image) {
        if (quarters == 0 && !mirrored) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean lying = quarters % 2 == 1;
        AffineTransform turn = new AffineTransform();
        turn.translate((lying ? height : width) / 2.0, (lying ? width : height) / 2.0);
        turn.quadrantRotate(quarters);
        turn.scale(mirrored ? -1 : 1, 1);
        turn.translate(-width / 2.0, -height / 2.0);
        BufferedImage upright =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, upright);
    }
}
