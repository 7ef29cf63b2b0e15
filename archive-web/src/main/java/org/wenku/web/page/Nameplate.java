package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;

/** What this archive is called, above every page. */
public record Nameplate(String chinese, String english) {

    /** What the software is called, and an archive that has given itself no name. */
    public static final Nameplate WENKU = new Nameplate("文库", "Wenku");

    private static final String PROPERTY = "org.wenku.nameplate";

    public Nameplate {
        requireNonNull(chinese, "chinese");
        requireNonNull(english, "english");
    }

    /** The names that are set. */
    public static Nameplate of(Settings settings) {
        return new Nameplate(settings.text(Key.ARCHIVE_NAME_ZH), settings.text(Key.ARCHIVE_NAME_EN));
    }

    static Nameplate of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Nameplate plate ? plate : WENKU;
    }

    /** Puts it above whatever page this request is answered with. */
    public void putAbove(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** The name in this language. */
    public String in(Language language) {
        return language == Language.ZH ? chinese : english;
    }
}
