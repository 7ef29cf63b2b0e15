package org.wenku.web.staff.authorities;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Right;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityChange;
import org.wenku.archive.authority.AuthorityEntry;
import org.wenku.archive.authority.AuthorityKind;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.archive.authority.AuthorityName;
import org.wenku.archive.authority.AuthorityOutcome;
import org.wenku.archive.authority.NameUse;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.search.Facet;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.searching.Question;

/** Makes the form page of an authority as it stands. */
final class AuthorityViews {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int MOST_NAMING = 1000;
    private static final int EMPTY_LINES = 2;

    private final Catalogue catalogue;
    private final ContainerRequestContext request;
    private final Visit visit;
    private final Messages text;

    AuthorityViews(Catalogue catalogue, ContainerRequestContext request) {
        this.catalogue = catalogue;
        this.request = request;
        this.visit = Visit.of(request);
        this.text = visit.text();
    }

    /** What a form shows beside its fields. */
    record Notes(
            @Nullable String done,
            List<String> faults,
            AuthorityFormPage.@Nullable Clash clash,
            List<Named> namesakes) {
        static final Notes NONE = new Notes(null, List.of(), null, List.of());

        static Notes done(@Nullable String sentence) {
            return new Notes(sentence, List.of(), null, List.of());
        }

        static Notes faulty(List<String> faults) {
            return new Notes(null, faults, null, List.of());
        }
    }

    static Frame frame(Visit visit, String title) {
        return Frame.of(visit, title, null).atDesk(DeskDoor.AUTHORITIES).withModules("authorities.css");
    }

    static Phrase phrase(AuthorityName name) {
        return Phrase.stated(name.text(), name.language());
    }

    static List<String> kinds() {
        return Arrays.stream(AuthorityKind.values()).map(Enum::name).toList();
    }

    /** The form of a new one. */
    View blank(SaidForm form, int emptyLines, Notes notes) {
        String title = text.of("authority.new");
        return page(title, "/staff/authorities", Phrase.of(title), form, emptyLines, notes, null);
    }

    /** The form of one that is there. */
    View form(Authority authority, SaidForm form, int emptyLines, Notes notes) {
        Phrase name = phrase(authority.entry().name(visit.language().code()));
        String address = "/staff/authorities/" + authority.id();
        String title = text.of("authority.title", name.text());
        return page(title, address, name, form, emptyLines, notes, standing(authority));
    }

    private View page(
            String title,
            String action,
            Phrase heading,
            SaidForm form,
            int emptyLines,
            Notes notes,
            AuthorityFormPage.@Nullable Standing standing) {
        List<AuthorityFormPage.Line> lines = new ArrayList<>();
        for (SaidForm.NameLine name : form.lines(Math.max(emptyLines, EMPTY_LINES))) {
            lines.add(new AuthorityFormPage.Line(lines.size() + 1, name.text(), name.language(), name.use()));
        }
        return new View(
                "staff/authorities/form.jte",
                new AuthorityFormPage(
                        frame(visit, title),
                        action,
                        heading,
                        notes.done(),
                        notes.faults(),
                        notes.clash(),
                        notes.namesakes(),
                        new AuthorityFormPage.Typed(
                                form.kind(),
                                lines,
                                form.dates(),
                                form.note(),
                                form.identifiers(),
                                form.why(),
                                Math.max(0, form.version())),
                        kinds(),
                        Arrays.stream(NameUse.values()).map(Enum::name).toList(),
                        standing));
    }

    private AuthorityFormPage.Standing standing(Authority authority) {
        long naming = AuthorityList.naming(catalogue, authority.id(), MOST_NAMING);
        Authority instead = authority.mergedInto() == null
                ? null
                : AuthorityList.with(catalogue, authority.mergedInto()).orElse(null);
        return new AuthorityFormPage.Standing(
                authority.address().toString(),
                text.of(naming < MOST_NAMING ? "authority.naming" : "authority.naming.many", naming),
                naming == 0
                        ? null
                        : Question.everything()
                                .with(Facet.AUTHORITY, authority.id().toString())
                                .address(),
                authority.entry().identifiers().stream()
                        .filter(each -> each.matches("https?://\\S+"))
                        .toList(),
                AuthorityList.history(catalogue, authority.id()).stream()
                        .map(this::sentence)
                        .toList(),
                instead == null ? null : Named.of(instead, visit.language().code(), text),
                authority.mergedInto() == null && Caller.of(request).reader().holdsEverywhere(Right.DESCRIBE));
    }

    private String sentence(AuthorityChange change) {
        String key = "history.act." + change.act();
        String act = text.has(key) ? text.of(key) : change.act();
        return text.of("describe.clash.since", TIME.format(change.at()), change.by(), act)
                + (change.why() == null ? "" : " — " + change.why());
    }

    /** The form after somebody else has written: what was typed stays, what stands now is shown. */
    View clash(AuthorityOutcome.Conflict conflict, SaidForm form) {
        AuthorityEntry now = conflict.now().entry();
        AuthorityFormPage.Clash clash = new AuthorityFormPage.Clash(
                conflict.since().stream().map(this::sentence).toList(),
                now.names().stream()
                        .map(name -> Stream.of(
                                        name.text(),
                                        name.language(),
                                        text.of("authority.use." + name.use().name()))
                                .filter(part -> part != null)
                                .reduce((one, other) -> one + " · " + other)
                                .orElse(""))
                        .toList(),
                now.dates() == null ? "" : now.dates(),
                now.note() == null ? "" : now.note());
        return form(
                conflict.now(), form.over(conflict.now().version()), 0, new Notes(null, List.of(), clash, List.of()));
    }
}
