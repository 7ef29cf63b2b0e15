package org.wenku.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.database.DatabaseFixture;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/**
 * One small fonds is entered before each test:
 *
 * <pre>
 * LANE                 里弄档案 (published)
 * └── LANE/1           Letters, a series (published)
 *     ├── LANE/1/1     first letter (published)
 *     └── LANE/1/2     second letter (draft)
 * </pre>
 */
@SuppressWarnings("NullAway.Init")
class CatalogueTest {

    private static final Act ENTER = new Act("keeper", "enter", null);

    private DatabaseFixture database;
    private CatalogueSessions sessions;
    private UUID lane;
    private UUID letters;
    private UUID first;
    private UUID second;

    @BeforeEach
    void enterTheLane() {
        database = DatabaseFixture.fresh();
        sessions = CatalogueSessions.open(database.dataSource(), Clock.systemUTC());
        sessions.<Void>write(ENTER, desk -> {
            lane = desk.createFonds(unit(Level.FONDS, "LANE", "里弄档案", RecordState.PUBLISHED))
                    .id();
            letters = desk.create(lane, unit(Level.SERIES, null, "Letters", RecordState.PUBLISHED))
                    .id();
            List<CatalogueRecord> both = desk.create(
                    letters,
                    List.of(
                            unit(Level.ITEM, null, "first letter", RecordState.PUBLISHED),
                            unit(Level.ITEM, null, "second letter", RecordState.DRAFT)));
            first = both.get(0).id();
            second = both.get(1).id();
            return null;
        });
    }

    @AfterEach
    void close() {
        sessions.close();
        database.close();
    }

    private static NewRecord unit(Level level, @Nullable String code, String title, RecordState state) {
        return new NewRecord(
                RecordIds.next(),
                level,
                code,
                Statements.of(Statement.curated(Term.TITLE, title, "zh-Hans")),
                state,
                Access.OPEN);
    }

    private CatalogueRecord record(UUID id) {
        return sessions.read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private List<CatalogueRecord> list(Function<Catalogue, List<CatalogueRecord>> question) {
        return sessions.read(question);
    }

    private List<HistoryEntry> history(UUID id) {
        return sessions.read(catalogue -> catalogue.history(id));
    }

    @Test
    void units_get_their_place_and_their_code_from_their_parent() {
        assertThat(record(first).reference()).hasToString("LANE/1/1");
        assertThat(record(second).reference()).hasToString("LANE/1/2");
        assertThat(record(second).fondsId()).isEqualTo(lane);
        assertThat(list(c -> c.ancestors(record(second))))
                .extracting(CatalogueRecord::id)
                .containsExactly(lane, letters);
    }

    @Test
    void a_record_is_found_by_its_reference_code() {
        assertThat(list(c -> c.record(new ReferenceCode("LANE/1/2")).stream().toList()))
                .extracting(CatalogueRecord::id)
                .containsExactly(second);
    }

    @Test
    void the_same_code_is_refused_a_second_time() {
        assertThatThrownBy(() -> sessions.write(
                        ENTER, desk -> desk.createFonds(unit(Level.FONDS, "LANE", "again", RecordState.DRAFT))))
                .hasMessageContaining("record_reference_code_key");
        assertThat(record(lane).title()).isEqualTo("里弄档案");
    }

    @Test
    void a_level_stands_only_where_it_may() {
        assertThatThrownBy(() -> sessions.write(
                        ENTER, desk -> desk.create(first, unit(Level.ITEM, null, "below an item", RecordState.DRAFT))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LANE/1/1");
    }

    @Test
    void drafts_and_what_stands_below_them_are_invisible_to_the_public() {
        assertThat(record(second).accessFor(Reader.PUBLIC)).isInstanceOf(AccessDecision.Hidden.class);
        assertThat(record(second).accessFor(Reader.of(Role.ARCHIVIST)).mayOpenFiles())
                .isTrue();
        assertThat(list(c ->
                        c.children(record(letters), Reader.PUBLIC, null, 10).records()))
                .extracting(CatalogueRecord::id)
                .containsExactly(first);
        sessions.write(new Act("keeper", "withdraw", null), desk -> {
            desk.withdraw(desk.catalogue().record(letters).orElseThrow(), "the donor asked for it");
            return null;
        });
        assertThat(record(first).visible()).isFalse();
        assertThat(record(letters).accessFor(Reader.PUBLIC))
                .isInstanceOfSatisfying(
                        AccessDecision.Withdrawn.class,
                        gone -> assertThat(gone.reason()).isEqualTo("the donor asked for it"));
    }

    @Test
    void a_closed_series_closes_everything_below_it_until_its_day() {
        sessions.write(new Act("keeper", "condition", null), desk -> {
            desk.condition(
                    desk.catalogue().record(letters).orElseThrow(),
                    new Access(Condition.CLOSED, LocalDate.of(2050, 1, 1), "people named here are alive"));
            return null;
        });
        assertThat(record(first).accessFor(Reader.PUBLIC)).isInstanceOf(AccessDecision.Hidden.class);
        CatalogueSessions later = CatalogueSessions.open(
                database.dataSource(), Clock.fixed(Instant.parse("2050-01-01T08:00:00Z"), ZoneOffset.UTC));
        later.write(new Act("clock", "open", null), Cataloguing::openWhatIsDue);
        later.close();
        assertThat(record(first).accessFor(Reader.PUBLIC).mayOpenFiles()).isTrue();
    }

    @Test
    void what_is_entered_below_a_unit_that_is_closed_until_a_day_is_closed_until_that_day() {
        sessions.write(new Act("keeper", "condition", null), desk -> {
            desk.condition(
                    desk.catalogue().record(letters).orElseThrow(),
                    new Access(Condition.CLOSED, LocalDate.of(2050, 1, 1), "people named here are alive"));
            return null;
        });
        UUID late = sessions.write(
                        new Act("keeper", "enter", null),
                        desk -> desk.create(letters, unit(Level.ITEM, null, "a late letter", RecordState.PUBLISHED)))
                .id();
        assertThat(record(late).effectiveAccess()).isEqualTo(Condition.CLOSED);
        assertThat(record(late).accessFor(Reader.PUBLIC)).isInstanceOf(AccessDecision.Hidden.class);
    }

    @Test
    void a_restricted_unit_shows_its_description_but_not_its_files() {
        sessions.write(new Act("keeper", "condition", null), desk -> {
            desk.condition(
                    desk.catalogue().record(first).orElseThrow(), new Access(Condition.RESTRICTED, null, "medical"));
            return null;
        });
        AccessDecision decision = record(first).accessFor(Reader.PUBLIC);
        assertThat(decision.mayDescribe()).isTrue();
        assertThat(decision.mayOpenFiles()).isFalse();
    }

    @Test
    void every_write_leaves_who_what_and_why_even_one_that_goes_round_the_program() throws Exception {
        sessions.write(new Act("keeper", "describe", "a better title"), desk -> {
            desk.describe(
                    desk.catalogue().record(first).orElseThrow(),
                    Statements.of(Statement.curated(Term.TITLE, "第一封信", "zh-Hans")));
            return null;
        });
        sessions.housekeeping(
                session -> session.createNativeMutationQuery("update record set title = 'by hand' where id = :id")
                        .setParameter("id", first)
                        .executeUpdate());
        List<HistoryEntry> history = history(first);
        assertThat(history).extracting(HistoryEntry::act).containsExactly("enter", "describe", "update");
        assertThat(history.get(1).by()).isEqualTo("keeper");
        assertThat(history.get(1).why()).isEqualTo("a better title");
        assertThat(history.get(1).said()).contains("第一封信");
    }

    @Test
    void an_earlier_version_can_be_restored() {
        sessions.write(new Act("keeper", "describe", null), desk -> {
            desk.describe(
                    desk.catalogue().record(first).orElseThrow(),
                    Statements.of(Statement.curated(Term.TITLE, "a mistake", "en")));
            return null;
        });
        sessions.write(new Act("keeper", "restore", null), desk -> {
            desk.restore(desk.catalogue().record(first).orElseThrow(), 0);
            return null;
        });
        assertThat(record(first).title()).isEqualTo("first letter");
        assertThat(history(first)).hasSize(3);
        assertThatThrownBy(() -> sessions.write(ENTER, desk -> {
                    desk.restore(desk.catalogue().record(first).orElseThrow(), 99);
                    return null;
                }))
                .isInstanceOf(NoSuchVersion.class)
                .hasMessageContaining("LANE/1/1")
                .hasMessageContaining("99");
    }

    @Test
    void the_history_cannot_be_rewritten() {
        assertThatThrownBy(() -> sessions.housekeeping(session ->
                        session.createNativeMutationQuery("delete from history").executeUpdate()))
                .hasMessageContaining("append-only");
    }

    @Test
    void a_list_pages_by_key_and_misses_nothing() {
        sessions.write(
                ENTER,
                desk -> desk.create(
                        letters,
                        IntStream.range(0, 45)
                                .mapToObj(i -> unit(Level.ITEM, null, "letter " + i, RecordState.PUBLISHED))
                                .toList()));
        List<String> codes = new ArrayList<>();
        String cursor = null;
        do {
            String after = cursor;
            RecordPage page = sessions.read(c -> c.records(Reader.PUBLIC, record(lane), after, 10));
            page.records().forEach(record -> codes.add(record.reference().text()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(codes).hasSize(47).doesNotHaveDuplicates().startsWith("LANE/1", "LANE/1/1", "LANE/1/3");
    }

    @Test
    void a_cursor_that_was_never_given_out_is_refused_by_name() {
        assertThatThrownBy(() -> sessions.read(c -> c.fonds(Reader.PUBLIC, "no such place", 10)))
                .isInstanceOf(UnknownCursor.class)
                .hasMessageContaining("no such place");
    }

    @Test
    void siblings_are_shown_in_a_window() {
        List<CatalogueRecord> more = sessions.write(
                ENTER,
                desk -> desk.create(
                        letters,
                        IntStream.range(0, 40)
                                .mapToObj(i -> unit(Level.ITEM, null, "letter " + i, RecordState.PUBLISHED))
                                .toList()));
        SiblingWindow window = sessions.read(c -> c.siblings(more.get(20), Reader.of(Role.ARCHIVIST)));
        assertThat(window.first())
                .extracting(r -> r.reference().text())
                .containsExactly("LANE/1/1", "LANE/1/2", "LANE/1/3");
        assertThat(window.gapBefore()).isTrue();
        assertThat(window.around()).hasSize(11);
        assertThat(window.around().get(5).id()).isEqualTo(more.get(20).id());
        assertThat(window.gapAfter()).isTrue();
        SiblingWindow start = sessions.read(c -> c.siblings(record(first), Reader.of(Role.ARCHIVIST)));
        assertThat(start.first()).isEmpty();
        assertThat(start.gapBefore()).isFalse();
        assertThat(start.around().get(0).id()).isEqualTo(first);
    }

    @Test
    void what_a_tool_finds_again_never_overwrites_what_a_person_wrote() {
        Origin tool = Origin.extracted("tool", "1", "dc:title");
        Statements said = Statements.of(
                Statement.curated(Term.TITLE, "written by a person", "en"),
                Statement.of(Term.TITLE, "found before", "en", tool));
        Statements again = said.withExtracted(List.of(
                Statement.of(Term.TITLE, "found now", "en", tool),
                Statement.of(Term.TITLE, "written by a person", "en", tool)));
        assertThat(again.values(Term.TITLE)).containsExactly("written by a person", "found now");
        assertThat(again.first(Term.TITLE)).map(Statement::value).contains("written by a person");
    }

    @Test
    void what_a_trigger_decides_is_what_the_access_rules_decide() {
        for (Condition condition : Condition.values()) {
            for (RecordState state : RecordState.values()) {
                UUID id = sessions.write(
                                ENTER,
                                desk -> desk.create(
                                        letters,
                                        new NewRecord(
                                                RecordIds.next(),
                                                Level.ITEM,
                                                null,
                                                Statements.none(),
                                                state,
                                                new Access(condition, null, null))))
                        .id();
                boolean before = record(id).visible();
                sessions.housekeeping(session -> session.createNativeMutationQuery(
                                "update record r set visible = c.visible from record d cross join lateral"
                                        + " effective_condition(d.tree_path, current_date) c"
                                        + " where d.id = r.id and r.id = :id")
                        .setParameter("id", id)
                        .executeUpdate());
                assertThat(record(id).visible())
                        .as("%s %s", condition, state)
                        .isEqualTo(before)
                        .isEqualTo(record(id).accessFor(Reader.PUBLIC).mayDescribe());
            }
        }
    }
}
