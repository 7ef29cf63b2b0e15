package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page shows.
 *
 * @param title the title of the page in the browser, without the name of the site
 * @param door where in the navigation the page stands, if it does
 * @param query what stands in the search box of the header; null where the page has its own search box
 * @param forms the same thing in other forms, for machines
 * @param desk at which desk of the staff the page lies; null where at none
 * @param modules the modules, and style sheets, that the page wants beside those every page has
 */
public record Frame(
        Visit visit,
        String title,
        @Nullable Door door,
        @Nullable DeskDoor desk,
        @Nullable String query,
        List<Form> forms,
        List<String> modules) {

    /** The same thing in another form. */
    public record Form(String href, String type, String name) {}

    public Frame {
        requireNonNull(visit, "visit");
        requireNonNull(title, "title");
        forms = List.copyOf(forms);
        modules = List.copyOf(modules);
    }

    /** The frame of a page with an empty search box in its header. */
    public static Frame of(Visit visit, String title, @Nullable Door door) {
        return new Frame(visit, title, door, null, "", List.of(), List.of());
    }

    /** The same frame without the search box, because the page has its own. */
    public Frame withOwnSearch() {
        return new Frame(visit, title, door, desk, null, forms, modules);
    }

    /** The same frame for a page that exists in other forms too. */
    public Frame withForms(List<Form> others) {
        return new Frame(visit, title, door, desk, query, others, modules);
    }

    /** The same frame with a module more. */
    public Frame withModules(String... names) {
        return new Frame(visit, title, door, desk, query, forms, List.of(names));
    }

    /** The same frame for a page of a desk of the staff. */
    public Frame atDesk(DeskDoor where) {
        return new Frame(visit, title, door, where, query, forms, modules);
    }

    /** The desks that are open to whoever is signed in. */
    public List<DeskDoor> desks() {
        Badge badge = visit.badge();
        return badge == null ? List.of() : DeskDoor.openTo(badge.reader());
    }

    /** What every form must bring back to be believed; empty for the public, of whom nothing is believed. */
    public String formToken() {
        Badge badge = visit.badge();
        return badge == null ? "" : badge.formToken();
    }

    /** The wording. */
    public Messages text() {
        return visit.text();
    }

    /** The languages the reader may switch to. */
    public List<Language> languages() {
        return List.of(Language.values());
    }
}
