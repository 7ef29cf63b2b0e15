package org.wenku.web.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.describing.Outcome;
import org.wenku.archive.description.Term;

/**
 * The wording of the interface in one language, from {@code messages_<code>.properties} and one such file for each desk of
 * the staff, such as {@code people_<code>.properties} (UTF-8). Placeholders are
 * {@code {0}}, {@code {1}}; where the first argument is the number 1 and the key has a form {@code <key>.one}, that form
 * is used.
 */
public final class Messages {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    /** The files, one a department; a key stands in one of them. */
    static final List<String> FILES = List.of(
            "messages", //
            "people", //
            "inspection", //
            "likeness", //
            "queue", //
            "receiving", //
            "accessions", //
            "imports", //
            "unpacking", //
            "bulk", //
            "describing", //
            "authorities");

    private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Messages(language, read(language)));
        }
    }

    private final Language language;
    private final Properties wording;

    private Messages(Language language, Properties wording) {
        this.language = language;
        this.wording = wording;
    }

    /** The wording in a language. */
    public static Messages in(Language language) {
        Messages found = ALL.get(language);
        if (found == null) {
            throw new IllegalStateException("no wording was read for " + language);
        }
        return found;
    }

    private static Properties read(Language language) {
        Properties wording = new Properties();
        for (String file : FILES) {
            Properties some = read(file + "_" + language.code() + ".properties");
            for (String key : some.stringPropertyNames()) {
                if (wording.setProperty(key, some.getProperty(key)) != null) {
                    throw new IllegalStateException("the words for " + key + " stand in two message files");
                }
            }
        }
        return wording;
    }

    private static Properties read(String name) {
        try (var stream = Messages.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the message file " + name + " is not on the class path");
            }
            Properties wording = new Properties();
            wording.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return wording;
        } catch (IOException broken) {
            throw new UncheckedIOException("the message file " + name + " cannot be read", broken);
        }
    }

    /** The language of this wording. */
    public Language language() {
        return language;
    }

    /** Whether there are words for this key. */
    public boolean has(String key) {
        return wording.containsKey(key);
    }

    Set<String> keys() {
        return wording.stringPropertyNames();
    }

    /** The words for a key with its placeholders filled; the key itself where there are none, so that a page never fails. */
    public String of(String key, Object... arguments) {
        String text = wording.getProperty(form(key, arguments), key);
        return arguments.length == 0
                ? text
                : PLACEHOLDER.matcher(text).replaceAll(found -> {
                    int index = Integer.parseInt(found.group(1));
                    return Matcher.quoteReplacement(
                            index < arguments.length ? written(arguments[index]) : found.group());
                });
    }

    private String form(String key, Object... arguments) {
        boolean one = arguments.length > 0 && arguments[0] instanceof Number number && number.longValue() == 1;
        return one && has(key + ".one") ? key + ".one" : key;
    }

    private String written(Object argument) {
        if (argument instanceof Number number) {
            return number(number);
        }
        return argument instanceof LocalDate date ? date(date) : String.valueOf(argument);
    }

    /** A number with its thousands apart. */
    public String number(Number number) {
        return NumberFormat.getInstance(language.locale()).format(number);
    }

    /** A calendar date as it is written in this language. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(of("pattern.date"), language.locale())
                .format(date);
    }

    /** A number of bytes in the unit a person would choose, decimal as disks are sold. */
    public String size(long bytes) {
        if (bytes < 1000) {
            return of("size.bytes", bytes);
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB"};
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value) + " " + units[unit];
    }

    /** A point in a recording, {@code m:ss} or {@code h:mm:ss}. */
    public String clock(long millis) {
        Duration time = Duration.ofMillis(millis);
        long hours = time.toHours();
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutesPart(), time.toSecondsPart());
    }

    /** The name of a level of description. */
    public String level(Level level) {
        return of("level." + level.name().toLowerCase(Locale.ROOT));
    }

    /** Why something cannot be done with a record. */
    public String obstacle(Outcome.Prevented prevented) {
        String found = Arrays.stream(Level.values())
                .filter(level -> level.name().equals(prevented.found()))
                .findFirst()
                .map(this::level)
                .orElse(prevented.found());
        return of("describe.obstacle." + prevented.obstacle().name(), found);
    }

    /** The label of a property. */
    public String term(Term term) {
        return of("term." + term.localName());
    }
}
