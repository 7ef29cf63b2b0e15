package org.wenku.archive.settings;

/** What is set cannot be followed; the message names the setting, what was found and what was expected. */
public final class SettingsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsFault(String message) {
        super(message);
    }
}
