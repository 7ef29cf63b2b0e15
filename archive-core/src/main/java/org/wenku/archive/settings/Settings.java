package org.wenku.archive.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is set for one archive: the defaults, overridden by {@code archive.yaml} in its home, overridden by environment
 * variables.
 */
public final class Settings {

    /** The name of the settings file in the home. */
    public static final String FILE_NAME = "archive.yaml";

    private final Path home;
    private final Map<Key, String> values;

    private Settings(Path home, Map<Key, String> values) {
        this.home = home.toAbsolutePath().normalize();
        this.values = new EnumMap<>(values);
    }

    /**
     * Reads what is set for the archive in this home.
     *
     * @throws SettingsFault if the file is not YAML, or has a key or value that means nothing
     */
    public static Settings load(Path home, Map<String, String> environment) {
        Map<Key, String> values = new EnumMap<>(Key.class);
        Path file = home.resolve(FILE_NAME);
        if (Files.exists(file)) {
            collect("", read(file), values, file);
        }
        for (Key key : Key.values()) {
            String given = environment.get(key.variable());
            if (given != null) {
                values.put(key, given);
            }
        }
        return new Settings(home, values);
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper(new YAMLFactory()).readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new SettingsFault(file + " is not YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private static void collect(String prefix, JsonNode node, Map<Key, String> values, Path file) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                collect(name + ".", field.getValue(), values, file);
            } else {
                Key key = Key.named(name)
                        .orElseThrow(() -> new SettingsFault(file + " sets \"" + name
                                + "\", which means nothing here; the keys are listed in docs/settings.md"));
                values.put(key, field.getValue().asText());
            }
        }
    }

    /** The same settings with one value changed, such as by an option of the command. */
    public Settings with(Key key, String value) {
        Map<Key, String> changed = new EnumMap<>(Key.class);
        changed.putAll(values);
        changed.put(key, value);
        return new Settings(home, changed);
    }

    /** The folder in which this archive keeps everything. */
    public Path home() {
        return home;
    }

    /** The value of a key, or its default. */
    public String text(Key key) {
        return values.getOrDefault(key, key.otherwise());
    }

    /** The value of a key where an empty one means that it is not set. */
    public Optional<String> given(Key key) {
        String value = text(key);
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    /**
     * The value of a key as a whole number.
     *
     * @throws SettingsFault if it is none, or not between the two
     */
    public int number(Key key, int least, int most) {
        String value = text(key).strip();
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the numbers out of range.
        }
        throw new SettingsFault("the setting " + key.dotted() + " is \"" + value + "\"; expected a whole number from "
                + least + " to " + most);
    }

    /**
     * The value of a key as yes or no.
     *
     * @throws SettingsFault if it is neither {@code true} nor {@code false}
     */
    public boolean yes(Key key) {
        String value = text(key).strip();
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new SettingsFault("the setting " + key.dotted() + " is \"" + value + "\"; expected true or false");
    }
}
