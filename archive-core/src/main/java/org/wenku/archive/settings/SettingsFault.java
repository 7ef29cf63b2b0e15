package org.wenku.archive.settings;

/** What is set cannot be followed; the message names the setting, what was found and what was expected. */
public final class SettingsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault with a message that names the key, what was found and what was expected. */
    public SettingsFault(String message) {
        super(message);
    }
}
