package org.wenku.ingest.rendition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.Rendering;
import org.wenku.ingest.inspect.Program;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;

/** Tiles for deep zoom: by vips where it is, however large the picture; else by ourselves up to a number of pixels. */
final class ImageTiles implements Maker {

    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final int SIDE = 512;

    /** Smaller pictures are shown whole. */
    private static final long WORTH_IT = 2L * SIDE;

    private static final long MOST_PIXELS_OF_VIPS = 2_000_000_000L;

    /** Those whose files may say that they lie on their side. */
    private static final Set<String> MAY_LIE = Set.of("image/jpeg", "image/tiff", "image/webp", "image/heic");

    private static final Pattern SIZE = Pattern.compile(": (\\d+)x(\\d+) ");

    private final Toolbox toolbox;
    private final Extractor extractor;

    ImageTiles(Toolbox toolbox, Extractor extractor) {
        this.toolbox = toolbox;
        this.extractor = extractor;
    }

    @Override
    public Means means() {
        return toolbox.tool(Tool.Kind.VIPS)
                .versionIfThere()
                .map(version -> new By("vips", version))
                .orElseGet(() -> new By("wenku", "1"));
    }

    @Override
    public Making make(Source source, StepProgress progress) throws IOException {
        Tool vips = toolbox.tool(Tool.Kind.VIPS);
        Rendering small = extractor.thumbnail(
                source.path(),
                source.held().mediaType(),
                1,
                (int) WORTH_IT,
                source.desk().resolve("size.jpg"));
        if (small instanceof Rendering.Rendered drawn && Math.max(drawn.width(), drawn.height()) < WORTH_IT) {
            return new NotNeeded(StepNote.of("图像较小，直接显示。", "The picture is small and shown whole."));
        }
        return vips.isThere() ? byVips(vips, source) : byOurselves(source);
    }

    private Making byVips(Tool vips, Source source) throws IOException {
        boolean lies = MAY_LIE.contains(source.held().mediaType());
        Path image = Files.createSymbolicLink(
                source.desk().resolve("image"), source.path().toAbsolutePath());
        Program.Ended header = Outcome.run(header(vips), List.of(image.toString()), Duration.ofSeconds(30));
        Matcher size = SIZE.matcher(header.output());
        if (header.well() && size.find() && pixels(size) > MOST_PIXELS_OF_VIPS) {
            return new NotMade(StepNote.of(
                    "图像为 " + size.group(1) + " × " + size.group(2) + " 像素，超出上限 20 亿像素。",
                    "The picture has " + size.group(1) + " × " + size.group(2)
                            + " pixels; at most two thousand million are cut."));
        }
        Path tiles = source.desk().resolve("tiles");
        Duration deadline = deadline(source.held().size());
        Program.Ended ended = Outcome.run(
                vips,
                List.of(
                        // Because with several threads vips has been seen to wait for ever at the end of a torn
                        // picture.
                        "--vips-concurrency=1",
                        "dzsave",
                        image + (lies ? "[autorotate]" : ""),
                        tiles.toString(),
                        "--layout",
                        "iiif3",
                        "--tile-size",
                        Integer.toString(SIDE),
                        "--suffix",
                        ".jpg[Q=85]"),
                deadline);
        Path said = tiles.resolve("info.json");
        if (!ended.well() || !Files.exists(said)) {
            return Outcome.of(vips, ended, deadline);
        }
        String info = Files.readString(said);
        Files.delete(said);
        return made(tiles, last("\"width\": (\\d+)", info), last("\"height\": (\\d+)", info));
    }

    /** A small file may take half a minute, a large one up to the {@link #DEADLINE}: whatever hangs holds nothing up for long. */
    private static Duration deadline(long bytes) {
        Duration bySize = Duration.ofSeconds(30 + bytes / 100_000);
        return bySize.compareTo(DEADLINE) < 0 ? bySize : DEADLINE;
    }

    private static long pixels(Matcher size) {
        return Long.parseLong(size.group(1)) * Long.parseLong(size.group(2));
    }

    /** The small program that comes with vips and only reads the head of a file. */
    private static Tool header(Tool vips) {
        Path where = vips.where();
        return new Tool(
                vips.kind(),
                vips.version(),
                List.of(),
                where == null ? Path.of("vipsheader") : where.resolveSibling("vipsheader"));
    }

    private static int last(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        int found = 0;
        while (matcher.find()) {
            found = Integer.parseInt(matcher.group(1));
        }
        return found;
    }

    private Making byOurselves(Source source) throws IOException {
        Path tiles = Files.createDirectory(source.desk().resolve("tiles"));
        Rendering cut = extractor.tiles(source.path(), SIDE, tiles);
        if (cut instanceof Rendering.Rendered drawn) {
            return made(tiles, drawn.width(), drawn.height());
        }
        String cause = ((Rendering.NotRendered) cut).cause();
        return cause.contains("without vips") ? new NeedsTool("vips") : Outcome.of((Rendering.NotRendered) cut);
    }

    private static Made made(Path tiles, int width, int height) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("width", width).put("height", height).put("tile", SIDE);
        return new Made(tiles, "image/jpeg", facts);
    }
}
