package org.wenku.archive.describing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.OpenArchive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.search.SearchRequest;

/**
 * <pre>
 * LANE
 * ├── LANE/1      书信, a series
 * │   └── LANE/1/1    家书, a file
 * │       ├── LANE/1/1/1  nameless
 * │       └── LANE/旧/7    an item with a code of its own
 * ├── LANE/2      往来, a series
 * └── LANE/3      draft series
 * </pre>
 */
@SuppressWarnings("NullAway.Init")
class MovingTest {

    private static final Act ENTER = new Act("keeper", "enter", null);
    private static final Describer ARCHIVIST = new Describer("shen", Reader.of(Role.ARCHIVIST), null);
    private static final Describer REVIEWER = new Describer("gu", Reader.of(Role.REVIEWER), null);

    private OpenArchive open;
    private Describing describing;
    private UUID lane;
    private UUID letters;
    private UUID folder;
    private UUID nameless;
    private UUID old;
    private UUID correspondence;
    private UUID draft;

    @BeforeEach
    void enter() {
        open = new OpenArchive();
        describing = new Describing(open.archive());
        lane = open.fonds("LANE");
        letters = unit(lane, Level.SERIES, null, "书信", RecordState.PUBLISHED);
        folder = unit(letters, Level.FILE, null, "家书", RecordState.PUBLISHED);
        nameless = unit(folder, Level.ITEM, null, null, RecordState.PUBLISHED);
        old = open.archive()
                .write(
                        ENTER,
                        desk -> desk.createEach(List.of(new Cataloguing.Planted(
                                        folder,
                                        newUnit(Level.ITEM, null, "旧信", RecordState.PUBLISHED),
                                        new ReferenceCode("LANE/旧/7"))))
                                .get(0)
                                .id());
        correspondence = unit(lane, Level.SERIES, null, "往来", RecordState.PUBLISHED);
        draft = unit(lane, Level.SERIES, null, "未整理", RecordState.DRAFT);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static NewRecord newUnit(Level level, @Nullable String code, @Nullable String title, RecordState state) {
        return new NewRecord(
                RecordIds.next(),
                level,
                code,
                title == null ? Statements.none() : Statements.of(Statement.curated(Term.TITLE, title, "zh-Hans")),
                state,
                Access.OPEN);
    }

    private UUID unit(UUID parent, Level level, @Nullable String code, @Nullable String title, RecordState state) {
        return open.archive()
                .write(
                        ENTER,
                        desk -> desk.create(parent, newUnit(level, code, title, state))
                                .id());
    }

    private CatalogueRecord record(UUID id) {
        return open.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private String code(UUID id) {
        return record(id).reference().text();
    }

    private Outcome move(UUID id, UUID to, @Nullable String part, Describer who) {
        return describing.change(id, record(id).version(), new Deed.Move(to, part, "整理"), who);
    }

    private List<UUID> formerly(String code) {
        return open.archive()
                .read(catalogue -> catalogue.formerly(new ReferenceCode(code)).stream()
                        .map(CatalogueRecord::id)
                        .toList());
    }

    private List<String> inOrder() {
        return open.archive().read(catalogue -> {
            CatalogueRecord fonds = catalogue.record(lane).orElseThrow();
            return catalogue.records(Reader.of(Role.REVIEWER), fonds, null, 100).records().stream()
                    .map(unit -> unit.reference().text())
                    .toList();
        });
    }

    @Test
    void with_a_unit_moves_everything_below_it_with_codes_places_history_and_index() throws Exception {
        assertThat(move(folder, correspondence, null, ARCHIVIST)).isInstanceOf(Outcome.Written.class);

        assertThat(inOrder()).containsExactly("LANE/1", "LANE/2", "LANE/2/1", "LANE/2/1/1", "LANE/旧/7", "LANE/3");
        assertThat(record(folder).parentId()).contains(correspondence);
        assertThat(record(nameless).parentId()).contains(folder);
        assertThat(record(nameless).title())
                .as("who has no name is called by the code")
                .isEqualTo("LANE/2/1/1");
        assertThat(record(old).title()).isEqualTo("旧信");
        for (UUID moved : List.of(folder, nameless, old)) {
            assertThat(record(moved).version()).isEqualTo(1);
            HistoryEntry last = open.archive()
                    .read(catalogue -> catalogue.writtenBefore(moved, 99))
                    .orElseThrow();
            assertThat(last.act()).isEqualTo("move");
            assertThat(last.by()).isEqualTo("shen");
            assertThat(last.why()).isEqualTo("整理");
            assertThat(last.version()).isEqualTo(1);
        }
        assertThat(open.archive().follower().awaitCaughtUp(java.time.Duration.ofSeconds(60)))
                .isTrue();
        assertThat(open.archive()
                        .index()
                        .search(SearchRequest.of("旧信").within(correspondence))
                        .hits())
                .hasSize(1);
        assertThat(open.archive()
                        .index()
                        .search(SearchRequest.of("旧信").within(letters))
                        .hits())
                .isEmpty();
    }

    @Test
    void a_code_that_was_cited_is_never_given_to_another_and_comes_back_with_its_unit() {
        move(folder, correspondence, null, ARCHIVIST);
        NewRecord again = newUnit(Level.ITEM, "1", "别的信", RecordState.DRAFT);
        assertThat(describing.enter(letters, again, ARCHIVIST))
                .isEqualTo(new Outcome.Prevented(Obstacle.CODE_TAKEN, "LANE/1/1"));
        UUID next = unit(letters, Level.ITEM, null, "新信", RecordState.DRAFT);
        assertThat(code(next)).isEqualTo("LANE/1/2");
        assertThat(formerly("LANE/1/1/1")).containsExactly(nameless);

        assertThat(move(folder, letters, null, ARCHIVIST)).isInstanceOf(Outcome.Written.class);
        assertThat(code(folder)).isEqualTo("LANE/1/1");
        assertThat(code(nameless)).isEqualTo("LANE/1/1/1");
        assertThat(formerly("LANE/1/1")).isEmpty();
        assertThat(move(next, folder, "1", ARCHIVIST))
                .isEqualTo(new Outcome.Prevented(Obstacle.CODE_TAKEN, "LANE/1/1/1"));
    }

    @Test
    void running_numbers_never_come_to_a_code_that_moved_there() {
        UUID ninth = unit(letters, Level.ITEM, "3", "第三", RecordState.DRAFT);
        move(ninth, correspondence, null, ARCHIVIST);
        assertThat(code(ninth)).isEqualTo("LANE/2/3");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            codes.add(code(unit(correspondence, Level.ITEM, null, "新", RecordState.DRAFT)));
        }
        assertThat(codes).containsExactly("LANE/2/4", "LANE/2/5", "LANE/2/6");
        assertThat(move(folder, correspondence, "", ARCHIVIST)).isInstanceOf(Outcome.Written.class);
        assertThat(code(folder)).isEqualTo("LANE/2/7");
    }

    @Test
    void what_stands_in_the_way_is_named() {
        assertThat(move(letters, folder, null, REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.BELOW_ITSELF, "LANE/1/1"));
        assertThat(move(letters, letters, null, REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.BELOW_ITSELF, "LANE/1"));
        assertThat(move(letters, correspondence, null, REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.LEVEL_NOT_THERE, "SERIES"));
        assertThat(move(correspondence, nameless, null, REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.LEVEL_NOT_THERE, "SERIES"));
        UUID mill = open.fonds("MILL");
        assertThat(move(folder, mill, null, REVIEWER)).isEqualTo(new Outcome.Prevented(Obstacle.OTHER_FONDS, "MILL"));
        UUID nowhere = UUID.randomUUID();
        assertThat(move(folder, nowhere, null, REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.NO_SUCH_PLACE, nowhere.toString()));
        unit(correspondence, Level.ITEM, "1", "一", RecordState.DRAFT);
        assertThat(move(folder, correspondence, null, REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.CODE_TAKEN, "LANE/2/1"));
        assertThat(move(folder, correspondence, "a/b", REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.BAD_CODE, "a/b"));
        assertThat(move(folder, correspondence, "L".repeat(193), REVIEWER))
                .isInstanceOfSatisfying(
                        Outcome.Prevented.class,
                        prevented -> assertThat(prevented.obstacle()).isEqualTo(Obstacle.CODE_TOO_LONG));
        assertThat(move(folder, letters, null, REVIEWER)).isInstanceOf(Outcome.Unchanged.class);
        assertThat(inOrder()).startsWith("LANE/1", "LANE/1/1", "LANE/1/1/1", "LANE/旧/7", "LANE/2");
        assertThat(record(folder).version()).isZero();
    }

    @Test
    void a_code_below_that_another_has_stops_the_whole_move() {
        open.archive()
                .write(
                        ENTER,
                        desk -> desk.createEach(List.of(new Cataloguing.Planted(
                                letters,
                                newUnit(Level.ITEM, null, "占用", RecordState.DRAFT),
                                new ReferenceCode("LANE/2/1/1")))));
        assertThat(move(folder, correspondence, null, REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.CODE_TAKEN, "LANE/2/1/1"));
        assertThat(code(folder)).isEqualTo("LANE/1/1");
    }

    @Test
    void another_code_in_the_same_place_keeps_the_place() {
        unit(letters, Level.ITEM, null, "其后", RecordState.DRAFT);
        assertThat(move(folder, letters, "甲", ARCHIVIST)).isInstanceOf(Outcome.Written.class);
        assertThat(inOrder()).startsWith("LANE/1", "LANE/1/甲", "LANE/1/甲/1", "LANE/旧/7", "LANE/1/2", "LANE/2");
    }

    @Test
    void what_readers_see_follows_the_place_and_is_decided_by_who_may_publish() {
        assertThat(record(nameless).visible()).isTrue();
        assertThat(move(folder, draft, null, ARCHIVIST)).isEqualTo(new Outcome.Refused(Right.PUBLISH));
        Prospect foretold = open.archive().read(catalogue -> Prospect.under(catalogue, record(folder), record(draft)));
        assertThat(foretold.isSeen()).isFalse();
        assertThat(move(folder, draft, null, REVIEWER)).isInstanceOf(Outcome.Written.class);
        assertThat(record(nameless).visible()).isFalse();
        assertThat(move(folder, letters, null, ARCHIVIST)).isEqualTo(new Outcome.Refused(Right.PUBLISH));

        Access restricted = new Access(Condition.RESTRICTED, null, "涉及在世者");
        describing.change(
                correspondence,
                record(correspondence).version(),
                new Deed.Describe(record(correspondence).statements(), restricted, null),
                ARCHIVIST);
        Prospect under =
                open.archive().read(catalogue -> Prospect.under(catalogue, record(folder), record(correspondence)));
        move(folder, correspondence, null, REVIEWER);
        assertThat(record(folder).accessFor(Reader.PUBLIC))
                .isEqualTo(new AccessDecision.DescriptionOnly("涉及在世者", null))
                .isEqualTo(under.decision());
    }

    @Test
    void two_who_move_one_who_enters_and_one_who_edits_many_at_once_leave_a_tree() throws Exception {
        UUID one = unit(letters, Level.FILE, "甲", "甲", RecordState.PUBLISHED);
        UUID other = unit(letters, Level.FILE, "乙", "乙", RecordState.PUBLISHED);
        UUID letter = unit(one, Level.ITEM, null, "信", RecordState.PUBLISHED);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Runnable> acts = List.of(
                () -> describing.change(one, record(one).version(), new Deed.Move(other, null, null), REVIEWER),
                () -> describing.change(other, record(other).version(), new Deed.Move(one, null, null), REVIEWER),
                () -> unit(one, Level.ITEM, null, "新", RecordState.DRAFT),
                // As a bulk edit does it: many are held, and then all of them are written.
                () -> open.archive().write(new Act("shen", "describe", null), desk -> {
                    desk.held(List.of(letter, one, other, letters))
                            .values()
                            .forEach(each -> desk.describe(
                                    each, each.statements().with(Statement.curated(Term.SUBJECT, "整理", "zh-Hans"))));
                    return null;
                }));
        ExecutorService four = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 8; round++) {
                List<Future<?>> all = acts.stream()
                        .<Future<?>>map(act -> four.submit(() -> {
                            together.await(60, TimeUnit.SECONDS);
                            act.run();
                            return null;
                        }))
                        .toList();
                for (Future<?> each : all) {
                    each.get(120, TimeUnit.SECONDS);
                }
                isTree();
                // Back beside each other, for another round.
                move(one, letters, null, REVIEWER);
                move(other, letters, null, REVIEWER);
                isTree();
            }
        } finally {
            four.shutdownNow();
        }
    }

    /** Every unit stands below its parent, and its place says so. */
    private void isTree() {
        List<?> torn = open.archive()
                .read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select r.reference_code from record r join record p on p.id = r.parent_id"
                                        + " where left(r.tree_path, -6) <> p.tree_path",
                                String.class)
                        .list()));
        assertThat(torn).isEmpty();
    }
}
