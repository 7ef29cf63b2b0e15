package org.wenku.web.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language the interface speaks. The content of the archive carries its own language, field by field. */
public enum Language {
    ZH("zh", "zh-Hans", "中文", Locale.SIMPLIFIED_CHINESE),
    EN("en", "en", "English", Locale.UK);

    /** The name of the query parameter and of the cookie that hold a reader's choice. */
    public static final String CHOICE = "lang";

    private final String code;
    private final String tag;
    private final String ownName;
    private final Locale locale;

    Language(String code, String tag, String ownName, Locale locale) {
        this.code = code;
        this.tag = tag;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** The value of {@code ?lang=}. */
    public String code() {
        return code;
    }

    /** The BCP 47 tag of the interface in this language, for {@code lang} and {@code hreflang}. */
    public String tag() {
        return tag;
    }

    /** What the language calls itself. */
    public String ownName() {
        return ownName;
    }

    /** How numbers and dates are written. */
    public Locale locale() {
        return locale;
    }

    /** The language with this code, if the interface speaks it. */
    public static Optional<Language> coded(@Nullable String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /** What the reader asked for in this very request with {@code ?lang=}, if anything: worth remembering in a cookie. */
    public static Optional<Language> chosen(ContainerRequestContext request) {
        return coded(request.getUriInfo().getQueryParameters().getFirst(CHOICE));
    }

    /** The language of the reply: {@code ?lang=}, else the cookie, else Accept-Language, else Chinese. */
    public static Language of(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(CHOICE);
        return chosen(request)
                .or(() -> coded(cookie == null ? null : cookie.getValue()))
                .orElseGet(() -> accepted(request.getHeaderString("Accept-Language")));
    }

    /** The first language of an Accept-Language header (RFC 9110, 12.5.4) that the interface speaks, else Chinese. */
    static Language accepted(@Nullable String header) {
        for (LanguageRange range : ranges(header)) {
            String primary = range.getRange().split("-", 2)[0];
            Optional<Language> spoken = coded(primary);
            if (range.getWeight() > 0 && spoken.isPresent()) {
                return spoken.get();
            }
        }
        return ZH;
    }

    private static List<LanguageRange> ranges(@Nullable String header) {
        if (header == null || header.length() > 1000) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
