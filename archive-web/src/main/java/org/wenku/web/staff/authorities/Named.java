package org.wenku.web.staff.authorities;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityMatch;
import org.wenku.archive.authority.AuthorityName;
import org.wenku.web.page.Messages;

/**
 * An authority as it is offered to be named in a line of a form.
 *
 * @param address what the statement carries
 * @param name the text that goes into the line
 * @param language the language of the name; empty where none is known
 * @param found the name by which it was found, where that is another; else empty
 * @param detail what tells it from its namesakes: kind, dates and note
 * @param href its page at the desk
 */
public record Named(String address, String name, String language, String found, String detail, String href) {

    private static final int LONGEST_NOTE = 60;

    /**
     * One that was found.
     *
     * @param language in which its name is wanted
     */
    static Named of(AuthorityMatch match, String language, Messages text) {
        Named named = of(match.authority(), language, text);
        String found = match.name().text();
        return found.equals(named.name)
                ? named
                : new Named(named.address, named.name, named.language, found, named.detail, named.href);
    }

    /** One that is named already. */
    public static Named of(Authority authority, String language, Messages text) {
        AuthorityName name =
                authority.entry().name(language.isEmpty() ? text.language().code() : language);
        return new Named(
                authority.address().toString(),
                name.text(),
                name.language() == null ? "" : name.language(),
                "",
                detail(authority, text),
                "/staff/authorities/" + authority.id());
    }

    private static String detail(Authority authority, Messages text) {
        List<String> facts = new ArrayList<>();
        facts.add(text.of("authority.kind." + authority.entry().kind().name()));
        add(facts, authority.entry().dates());
        add(facts, authority.entry().note());
        return String.join(" · ", facts);
    }

    private static void add(List<String> facts, @Nullable String fact) {
        if (fact != null) {
            String line = fact.replaceAll("\\s+", " ");
            int end = line.offsetByCodePoints(0, Math.min(LONGEST_NOTE, line.codePointCount(0, line.length())));
            facts.add(end < line.length() ? line.substring(0, end) + "…" : line);
        }
    }
}
