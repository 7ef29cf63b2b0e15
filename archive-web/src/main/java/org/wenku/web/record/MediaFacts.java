package org.wenku.web.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenku.archive.holding.HeldFile;
import org.wenku.web.page.Messages;

/** What ffprobe said of a recording, stream by stream, in the order in which a technician would ask for it. */
final class MediaFacts {

    private static final int MOST_STREAMS = 8;

    private final JsonNode facts;
    private final Messages text;

    MediaFacts(HeldFile file, Messages text) {
        this.facts = file.technical().path("media");
        this.text = text;
    }

    /** Phrases; none for what is no recording. */
    List<String> phrases() {
        List<String> phrases = new ArrayList<>();
        number("format.bit_rate").ifPresent(rate -> phrases.add(rate(rate)));
        for (int stream = 0; stream < MOST_STREAMS; stream++) {
            String at = "streams.stream." + stream + ".";
            Optional<String> type = said(at + "codec_type");
            if (type.filter("video"::equals).isPresent()) {
                phrases.add(text.of("media.video", joined(video(at))));
            } else if (type.filter("audio"::equals).isPresent()) {
                phrases.add(text.of("media.audio", joined(audio(at))));
            }
        }
        timecode().ifPresent(code -> phrases.add(text.of("media.timecode", code)));
        return phrases;
    }

    private List<String> video(String at) {
        List<String> said = new ArrayList<>();
        said(at + "codec_name").ifPresent(said::add);
        Optional<String> width = said(at + "width");
        Optional<String> height = said(at + "height");
        if (width.isPresent() && height.isPresent()) {
            said.add(width.get() + " × " + height.get());
        }
        frames(said(at + "avg_frame_rate").orElse("")).ifPresent(rate -> said.add(text.of("media.frames", rate)));
        said(at + "side_data_list.side_data.0.rotation")
                .or(() -> said(at + "tags.rotate"))
                .filter(turn -> !turn.equals("0"))
                .ifPresent(turn -> said.add(text.of("media.rotation", turn)));
        number(at + "bit_rate").ifPresent(rate -> said.add(rate(rate)));
        return said;
    }

    private List<String> audio(String at) {
        List<String> said = new ArrayList<>();
        said(at + "codec_name").ifPresent(said::add);
        number(at + "channels").ifPresent(count -> said.add(text.of("media.channels", count.intValue())));
        number(at + "sample_rate").ifPresent(rate -> said.add(thousands(rate) + " kHz"));
        number(at + "bit_rate").ifPresent(rate -> said.add(rate(rate)));
        return said;
    }

    private Optional<String> timecode() {
        Optional<String> code = said("format.tags.timecode");
        for (int stream = 0; stream < MOST_STREAMS && code.isEmpty(); stream++) {
            code = said("streams.stream." + stream + ".tags.timecode");
        }
        return code;
    }

    /** A rate that ffprobe writes as a fraction, such as {@code 30000/1001}. */
    private static Optional<String> frames(String fraction) {
        String[] parts = fraction.split("/", 2);
        if (parts.length != 2 || !fraction.matches("[1-9]\\d{0,8}/[1-9]\\d{0,8}")) {
            return Optional.empty();
        }
        BigDecimal rate = new BigDecimal(parts[0]).divide(new BigDecimal(parts[1]), 2, RoundingMode.HALF_UP);
        return Optional.of(rate.stripTrailingZeros().toPlainString());
    }

    private static String rate(BigDecimal bitsInASecond) {
        return thousands(bitsInASecond.setScale(-3, RoundingMode.HALF_UP)) + " kbit/s";
    }

    private static String thousands(BigDecimal value) {
        return value.movePointLeft(3).stripTrailingZeros().toPlainString();
    }

    private static String joined(List<String> said) {
        return String.join(", ", said);
    }

    private Optional<BigDecimal> number(String key) {
        return said(key).filter(text -> text.matches("[1-9]\\d{0,12}")).map(BigDecimal::new);
    }

    private Optional<String> said(String key) {
        return Optional.ofNullable(facts.path(key).textValue())
                .filter(value -> !value.isBlank() && value.length() < 100);
    }
}
