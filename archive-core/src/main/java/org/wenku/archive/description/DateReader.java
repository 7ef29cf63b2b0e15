package org.wenku.archive.description;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wenku.archive.description.EdtfReading.Confidence;

/**
 * One attempt at a date as people write it: what both languages share, which is doubt, ranges, alternatives and the
 * words around a date.
 */
final class DateReader {

    /** So many parts are tried at most, because a text of nothing but "c.–c.–c." could be taken apart without end. */
    private static final int ATTEMPTS = 400;

    /** Longer texts are sentences, not dates. */
    private static final int LONGEST = 200;

    private static final Pattern UNKNOWN = Pattern.compile(
            "(?:date )?(?:not known|unknown|uncertain)|undated|no date|n\\.? ?d\\.?|s\\.? ?d\\.?|.*(?:不详|不明|未知|未详|待考|无日期|无年月).*");
    private static final Pattern LATER_EVENT = Pattern.compile(
            "(.*?\\d.*?)(?:[,;]\\s*|\\s*\\()[^,;]*?(?:print|cast|publi|exhibit|repro|rework|remade|made|replica|version|restor|construct|assembl|repair|fabricat|edition|annotat|engrav|copy|copied|印|刊|版|修|摹|抄).*");
    private static final Pattern EVENT = Pattern.compile(
            "(\\??)(?:(?:first )?(?:published|exhibited|printed|engraved|painted|drawn|made|dated|taken|written|issued|produced|created|摄于|写于|作于|印于|成于|拍摄于|刊于)) ?(.*)");
    private static final Pattern ABOUT = Pattern.compile(
            "(?:circa|ca\\.?|ci\\.|c\\.|c(?=[ \\d])|about|around|approximately|approx\\.?|大约|约于|约在|约|大概)\\s*(.+)|(.+?)(?:左右|前后|上下|\\s*\\((?:约|circa|c\\.|approx\\.?)\\))");
    private static final Pattern PERHAPS = Pattern.compile(
            "(?:\\?|probably|possibly|perhaps|maybe|疑为|疑|可能是|可能|或许|似)\\s*(.+)|(.+?)\\s*(?:\\?|\\(\\?\\)|\\((?:疑|存疑)\\)|存疑)");
    private static final Pattern AFTER =
            Pattern.compile("(?:after|since|not before|post|no earlier than)[ -](.+)|(?:自|从)?(.+?)(?:以后|之后|以来|起|后)");
    private static final Pattern BEFORE =
            Pattern.compile("(?:before|by|until|prior to|not after|no later than|pre)[ -](.+)|(.+?)(?:以前|之前|止|前)");
    private static final Pattern ALTERNATIVES = Pattern.compile("(.+?)\\s*(?:\\bor\\b|或)\\s*(.+)");
    private static final Pattern SEVERAL =
            Pattern.compile("(.+?)\\s*(?:\\band\\b|&|,(?! ?\\d{3,4}$)|,(?=\\s*(?:c\\. ?)?\\d{4})|、|和|及)\\s*(.+)");
    private static final Pattern BETWEEN = Pattern.compile(
            "(?:between|from)\\s+(.+?)\\s+(?:and|to|until|-)\\s+(.+)|(?:自|从|由)?(.+?)\\s*(?:–|至|到|~|\\bto\\b|\\btill?\\b|\\buntil\\b)\\s*(.+)");
    private static final Pattern HYPHENED_YEARS = Pattern.compile("(.*\\d{4}(?:年|s)?) ?- ?(\\d{4}.*|\\d\\d?(?:年|s)?)");
    private static final Pattern LONE_YEAR = Pattern.compile("(?<!\\d)(1[0-9]{3}|20[0-9]{2})(?!\\d)");

    private int attempts;

    private DateReader() {}

    static Optional<DateGuess> read(String original) {
        return new DateReader().attempt(original);
    }

    private Optional<DateGuess> attempt(String original) {
        String text = plain(original);
        if (text.isEmpty() || text.length() > LONGEST || UNKNOWN.matcher(text).matches()) {
            return Optional.empty();
        }
        return Stream.<Function<String, Optional<DateGuess>>>of(
                        t -> edtf(original.strip()), this::whole, DateReader::loneYear)
                .flatMap(reading -> reading.apply(text).stream())
                .filter(DateGuess::isEdtf)
                .findFirst();
    }

    /** Lower case, simplified where dates need it, one kind of dash, no brackets of the cataloguer. */
    private static String plain(String original) {
        String text = Normalizer.normalize(original, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        text = ChineseDate.simplified(text).replaceAll("[—―−‒]+", "–").replaceAll("--+", "–");
        text = text.replaceAll("\\s+", " ")
                .replaceAll("(?<=\\p{IsHan}|\\d) (?=\\p{IsHan})|(?<=\\p{IsHan}) (?=\\d)", "");
        text = text.replaceAll("^[\\[(](.*)[\\])]$", "$1").strip();
        return text.replaceAll("[.。,;]+$", "").strip();
    }

    /** Someone may have written EDTF; but 19 or 193 alone, and 1904-05, mean other things to most people. */
    private static Optional<DateGuess> edtf(String text) {
        if (!text.matches(".*[0-9X]{4}.*") || text.matches("[?~%].*|\\[[^,.]*\\]")) {
            return Optional.empty();
        }
        boolean yearsMaybe = text.matches("\\d{4}-\\d{2}")
                && Integer.parseInt(text.substring(5)) > Integer.parseInt(text.substring(2, 4));
        return Edtf.parse(text).map(date -> new DateGuess(text, yearsMaybe ? Confidence.MEDIUM : Confidence.HIGH));
    }

    private Optional<DateGuess> whole(String text) {
        if (++attempts > ATTEMPTS) {
            return Optional.empty();
        }
        return Stream.<Function<String, Optional<DateGuess>>>of(
                        DateReader::single,
                        this::between,
                        this::openEnded,
                        this::qualified,
                        this::afterEvent,
                        this::withoutLaterEvents,
                        t -> members(ALTERNATIVES, t, "[", "]"),
                        t -> members(SEVERAL, t, "{", "}"))
                .flatMap(reading -> reading.apply(text).stream())
                .filter(DateGuess::isEdtf)
                .findFirst();
    }

    private static Optional<DateGuess> single(String text) {
        return ChineseDate.read(text).or(() -> EnglishDate.read(text));
    }

    private Optional<DateGuess> qualified(String text) {
        return marked(ABOUT, text, '~').or(() -> marked(PERHAPS, text, '?'));
    }

    private Optional<DateGuess> marked(Pattern pattern, String text, char mark) {
        return inner(pattern, text).flatMap(this::whole).map(guess -> guess.marked(mark));
    }

    private Optional<DateGuess> afterEvent(String text) {
        Matcher event = EVENT.matcher(text);
        return event.matches() ? whole(event.group(1) + event.group(2)).map(DateGuess::lessSure) : Optional.empty();
    }

    private Optional<DateGuess> openEnded(String text) {
        return inner(AFTER, text)
                .flatMap(this::whole)
                .filter(DateGuess::isOneDate)
                .map(guess -> new DateGuess(guess.edtf() + "/..", guess.confidence()))
                .or(() -> inner(BEFORE, text)
                        .flatMap(this::whole)
                        .filter(DateGuess::isOneDate)
                        .map(guess -> new DateGuess("../" + guess.edtf(), guess.confidence())));
    }

    private Optional<DateGuess> between(String text) {
        return Stream.of(BETWEEN, HYPHENED_YEARS)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .flatMap(range -> ends(range).stream())
                .findFirst();
    }

    private Optional<DateGuess> ends(Matcher range) {
        List<String> groups = groups(range);
        String left = groups.get(0);
        String right = groups.get(1);
        // "c.1830–41" is about both years, and so is "?1830–41".
        Optional<DateGuess> about = Stream.of(ABOUT, PERHAPS)
                .filter(pattern -> inner(pattern, left).isPresent() && left.matches("\\P{IsHan}*|约.*|大约.*|疑.*|可能.*"))
                .findFirst()
                .flatMap(pattern -> inner(pattern, left)
                        .flatMap(bare -> joined(bare, right))
                        .map(guess -> guess.marked(pattern == ABOUT ? '~' : '?')));
        return about.or(() -> joined(left, right));
    }

    private Optional<DateGuess> joined(String left, String right) {
        return Ellipsis.completions(left, right).stream()
                .flatMap(pair -> whole(pair.left())
                        .filter(DateGuess::isOneDate)
                        .flatMap(from -> whole(pair.right()).map(from::until))
                        .stream())
                .filter(DateGuess::isEdtf)
                .findFirst();
    }

    private Optional<DateGuess> members(Pattern pattern, String text, String open, String close) {
        Matcher matcher = pattern.matcher(text.replaceAll("\\((or .*)\\)", "$1"));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<DateGuess> found = new ArrayList<>();
        String right = Ellipsis.longYear(matcher.group(1), matcher.group(2));
        whole(matcher.group(1)).ifPresent(found::add);
        whole(right).ifPresent(found::add);
        if (found.size() < 2) {
            return Optional.empty();
        }
        String all = found.get(0).asMember() + "," + found.get(1).asMember();
        return Optional.of(new DateGuess(open + all + close, Confidence.MEDIUM));
    }

    private Optional<DateGuess> withoutLaterEvents(String text) {
        Matcher matcher = LATER_EVENT.matcher(text);
        return matcher.matches() ? whole(matcher.group(1).strip()).map(DateGuess::lessSure) : Optional.empty();
    }

    private static Optional<DateGuess> loneYear(String text) {
        List<String> years = LONE_YEAR
                .matcher(text)
                .results()
                .map(r -> r.group(1))
                .distinct()
                .toList();
        boolean alone = years.size() == 1 && !text.matches(".*\\d.*\\d{4}.*|.*\\d{4}.*\\d.*");
        return alone ? Optional.of(new DateGuess(years.get(0), Confidence.LOW)) : Optional.empty();
    }

    private static Optional<String> inner(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(groups(matcher).get(0).strip()) : Optional.empty();
    }

    private static List<String> groups(Matcher matcher) {
        return Stream.iterate(1, i -> i <= matcher.groupCount(), i -> i + 1)
                .map(matcher::group)
                .filter(Objects::nonNull)
                .toList();
    }
}
