package org.wenku.archive.changeset;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.changeset.ChangeSet.Outcome;
import org.wenku.archive.changeset.ChangeSet.State;
import org.wenku.archive.database.DatabaseFixture;
import org.wenku.archive.database.DatabaseSettings;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;

/** A fonds LANE with a series of 1,203 letters, and a fonds SHOP with three bills, in a real archive. */
@SuppressWarnings("NullAway.Init")
class ChangeSetsTest {

    private static final Alone ALONE = new Alone(done -> {});
    private static final int LETTERS = 1_203;
    private static final Act ENTER = new Act("keeper", "enter", null);

    @TempDir
    private Path home;

    private DatabaseFixture database;
    private Archive archive;
    private ChangeSets sets;
    private UUID lane;
    private UUID shop;
    private List<UUID> letters;

    @BeforeEach
    void enter() throws InterruptedException {
        database = DatabaseFixture.fresh();
        DatabaseSettings there = database.settings();
        archive = Archive.open(Settings.load(home, Map.of())
                .with(Key.DATABASE_URL, String.valueOf(there.url()))
                .with(Key.DATABASE_USER, String.valueOf(there.user()))
                .with(Key.DATABASE_PASSWORD, String.valueOf(there.password())));
        sets = new ChangeSets(archive);
        archive.<Void>write(ENTER, desk -> {
            lane = desk.createFonds(unit(Level.FONDS, "LANE", said(Term.TITLE, "里弄档案")))
                    .id();
            UUID series = desk.create(lane, unit(Level.SERIES, null, said(Term.TITLE, "书信")))
                    .id();
            letters =
                    desk
                            .create(
                                    series,
                                    IntStream.rangeClosed(1, LETTERS)
                                            .mapToObj(ChangeSetsTest::letter)
                                            .toList())
                            .stream()
                            .map(CatalogueRecord::id)
                            .toList();
            shop = desk.createFonds(unit(Level.FONDS, "SHOP", said(Term.TITLE, "南货店")))
                    .id();
            desk.create(shop, List.of(bill(1), bill(2), bill(3)));
            return null;
        });
        archive.follower().awaitCaughtUp(Duration.ofMinutes(1));
    }

    private static NewRecord letter(int number) {
        return unit(
                Level.ITEM,
                null,
                said(Term.TITLE, "家书 第 " + number + " 封"),
                said(Term.SUBJECT, "书信"),
                Statement.of(Term.FORMAT, "text/plain", null, Origin.extracted("Apache Tika", "3.3.1", "Content-Type")),
                Statement.curated(Term.CREATED, "1947年", "zh-Hans").readAs("1947"));
    }

    private static NewRecord bill(int number) {
        return unit(Level.ITEM, null, said(Term.TITLE, "账单附家书 " + number), said(Term.SUBJECT, "书信"));
    }

    private static NewRecord unit(Level level, @Nullable String code, Statement... said) {
        return new NewRecord(RecordIds.next(), level, code, Statements.of(said), RecordState.PUBLISHED, Access.OPEN);
    }

    private static Statement said(Term term, String value) {
        return Statement.curated(term, value, "zh-Hans");
    }

    @AfterEach
    void close() {
        archive.close();
        database.close();
    }

    private ChangeSet begin(String chosen, String operations) {
        return begin(chosen, operations, null);
    }

    private ChangeSet begin(String chosen, String operations, @Nullable Set<UUID> allowed) {
        return sets.begin(new NewChangeSet("改标题", selection(chosen), operations(operations), allowed, "沈秀珍"));
    }

    private static Selection selection(String json) {
        return Selection.read(Json.tree(json.replace('\'', '"')));
    }

    private static List<Operation> operations(String json) {
        return OperationJson.read(Json.tree(json.replace('\'', '"')));
    }

    private ChangeSet previewed(ChangeSet set) {
        sets.preview(set.id(), ALONE);
        return sets.find(set.id()).orElseThrow();
    }

    private ChangeSet applied(ChangeSet set) {
        sets.askToApply(set.id(), "沈秀珍");
        sets.apply(set.id(), ALONE);
        return sets.find(set.id()).orElseThrow();
    }

    private CatalogueRecord record(UUID id) {
        return archive.read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private CatalogueRecord record(String code) {
        return archive.read(catalogue -> catalogue.record(new ReferenceCode(code)))
                .orElseThrow();
    }

    private List<ChangedRecord> all(ChangeSet set, @Nullable Outcome outcome) {
        List<ChangedRecord> all = new ArrayList<>();
        for (List<ChangedRecord> page = sets.records(set, outcome, 0, 100);
                !page.isEmpty();
                page = sets.records(set, outcome, page.get(page.size() - 1).place(), 100)) {
            all.addAll(page);
        }
        return all;
    }

    /** Everything that a change set may touch, of every record, as the database has it. */
    private Map<String, String> everything() {
        Map<String, String> rows = new HashMap<>();
        archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select reference_code, statements::text || state || coalesce(state_reason, '') ||"
                                        + " access || coalesce(access_until::text, '') || coalesce(access_reason, '') ||"
                                        + " visible || effective_access || title || coalesce(date_text, '') from record",
                                Object[].class)
                        .list()))
                .forEach(row -> rows.put((String) row[0], (String) row[1]));
        return rows;
    }

    @Test
    void a_preview_counts_the_whole_answer_and_writes_no_record() {
        Map<String, String> before = everything();
        ChangeSet set = begin(
                "{'query': '家书'}",
                "[{'do': 'replace-text', 'term': 'title', 'find': '第 ([0-9]*7) 封', 'replacement': '之$1', 'expression':"
                        + " true}]");
        assertThat(set.state()).isEqualTo(State.PREVIEWING);
        assertThat(set.counts().found()).isEqualTo(ChangeSets.LOT);
        assertThat(sets.records(set, null, 0, 10)).hasSize(10);

        ChangeSet whole = previewed(set);
        assertThat(whole.state()).isEqualTo(State.PREVIEWED);
        assertThat(whole.counts().found()).isEqualTo(LETTERS + 3);
        assertThat(whole.counts().changing()).isEqualTo(120);
        assertThat(whole.counts().staying()).isEqualTo(LETTERS + 3 - 120);
        assertThat(whole.fonds()).containsExactlyInAnyOrder(lane, shop);
        assertThat(all(whole, null)).extracting(ChangedRecord::recordId).startsWith(letters.get(0), letters.get(1));
        Difference change = requireNonNull(all(whole, Outcome.CHANGING).get(0).change());
        assertThat(change.onlyBefore()).extracting(Statement::value).containsExactly("家书 第 7 封");
        assertThat(change.onlyAfter()).extracting(Statement::value).containsExactly("家书 之7");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void what_is_applied_is_undone_exactly_and_the_history_gives_the_name_as_reason() {
        Map<String, String> before = everything();
        ChangeSet set = applied(previewed(begin(
                "{'below': 'LANE'}",
                "[{'do': 'add', 'term': 'spatial', 'value': '上海', 'language': 'zh-Hans'},"
                        + "{'do': 'set', 'term': 'created', 'value': '民国三十六年', 'language': 'zh-Hans'},"
                        + "{'do': 'access', 'condition': 'restricted', 'until': '2041-01-01', 'reason': '隐私'},"
                        + "{'do': 'withdraw', 'reason': '重新整理'}]")));
        assertThat(set.state()).isEqualTo(State.APPLIED);
        assertThat(set.counts().applied()).isEqualTo(LETTERS + 1);
        CatalogueRecord one = record(letters.get(1_100));
        assertThat(one.statements().values(Term.SPATIAL)).containsExactly("上海");
        assertThat(one.statements().of(Term.CREATED))
                .extracting(Statement::edtf)
                .containsExactly("1947");
        assertThat(one.access()).isEqualTo(new Access(Condition.RESTRICTED, LocalDate.of(2041, 1, 1), "隐私"));
        assertThat(one.state()).isEqualTo(RecordState.WITHDRAWN);
        assertThat(one.visible()).isFalse();
        HistoryEntry entry = history(one.id()).get(1);
        assertThat(entry.by()).isEqualTo("沈秀珍");
        assertThat(entry.why()).isEqualTo("改标题");

        ChangeSet undo = sets.undo(set.id(), "撤销：改标题", "主任");
        assertThat(undo.counts().changing()).isEqualTo(LETTERS + 1);
        ChangeSet undone = applied(undo);
        assertThat(undone.counts().applied()).isEqualTo(LETTERS + 1);
        assertThat(everything()).isEqualTo(before);
        assertThat(history(one.id())).extracting(HistoryEntry::why).endsWith("撤销：改标题");
        assertThat(sets.find(set.id()).orElseThrow().undoneBy()).isEqualTo(undo.id());
        assertThatThrownBy(() -> sets.undo(set.id(), "again", "主任")).isInstanceOf(BadWish.class);
    }

    private List<HistoryEntry> history(UUID id) {
        return archive.read(catalogue -> catalogue.history(id));
    }

    private void describe(UUID id, String title) {
        archive.<Void>write(new Act("somebody", "describe", null), desk -> {
            desk.describe(desk.catalogue().record(id).orElseThrow(), Statements.of(said(Term.TITLE, title)));
            return null;
        });
    }

    @Test
    void what_somebody_else_has_written_meanwhile_is_passed_over_and_named_both_ways() {
        ChangeSet set = previewed(begin("{'below': 'LANE/1'}", "[{'do': 'remove', 'term': 'subject'}]"));
        describe(letters.get(3), "写于预览之后");
        ChangeSet applied = applied(set);
        assertThat(applied.counts().applied()).isEqualTo(LETTERS - 1);
        assertThat(all(applied, Outcome.SINCE_CHANGED))
                .extracting(ChangedRecord::referenceCode)
                .containsExactly("LANE/1/4");

        describe(letters.get(5), "写于执行之后");
        ChangeSet undo = sets.undo(set.id(), "撤销", "沈秀珍");
        assertThat(all(undo, Outcome.SINCE_CHANGED))
                .extracting(ChangedRecord::referenceCode)
                .containsExactly("LANE/1/6");
        describe(letters.get(7), "写于撤销预览之后");
        ChangeSet undone = applied(undo);
        assertThat(undone.counts().applied()).isEqualTo(LETTERS - 3);
        assertThat(undone.counts().sinceChanged()).isEqualTo(2);
        assertThat(record(letters.get(5)).title()).isEqualTo("写于执行之后");
        assertThat(record(letters.get(0)).statements().values(Term.SUBJECT)).containsExactly("书信");
    }

    @Test
    void a_set_that_was_left_off_in_the_middle_goes_on_where_it_was() {
        ChangeSet set = previewed(begin("{'below': 'LANE/1'}", "[{'do': 'remove', 'term': 'subject'}]"));
        sets.askToApply(set.id(), "沈秀珍");
        int[] lots = {0};
        sets.apply(set.id(), new Alone(done -> lots[0]++) {
            @Override
            public boolean mustStop() {
                return lots[0] == 1;
            }
        });
        assertThat(sets.find(set.id()).orElseThrow().counts().applied()).isEqualTo(ChangeSets.LOT);
        sets.apply(set.id(), ALONE);
        ChangeSet whole = sets.find(set.id()).orElseThrow();
        assertThat(whole.state()).isEqualTo(State.APPLIED);
        assertThat(whole.counts().applied()).isEqualTo(LETTERS);
        assertThat(history(letters.get(0))).hasSize(2);
    }

    @Test
    void records_of_other_fonds_are_left_out_and_counted() {
        ChangeSet set = previewed(begin("{'query': '书信'}", "[{'do': 'remove', 'term': 'subject'}]", Set.of(shop)));
        assertThat(set.fonds()).containsExactly(shop);
        assertThat(set.counts().changing()).isEqualTo(3);
        assertThat(set.counts().elsewhere()).isEqualTo(LETTERS + 1);
        assertThat(sets.list(null, Set.of(shop), "x", 10))
                .extracting(ChangeSet::id)
                .containsExactly(set.id());
        assertThat(sets.list(null, Set.of(lane), "x", 10)).isEmpty();
    }

    @Test
    void listed_codes_that_are_not_there_are_named_and_those_left_out_stay_as_they_are() {
        ChangeSet set = begin(
                "{'codes': ['LANE/1/2', 'LANE/9/9', 'SHOP/1', 'LANE/1/2']}", "[{'do': 'remove', 'term': 'subject'}]");
        assertThat(set.state()).isEqualTo(State.PREVIEWED);
        assertThat(set.counts().changing()).isEqualTo(2);
        assertThat(set.counts().faults()).isEqualTo(1);
        int place = all(set, Outcome.CHANGING).get(1).place();
        sets.leaveOut(set.id(), List.of(place), true);
        ChangeSet applied = applied(set);
        assertThat(applied.counts().applied()).isEqualTo(1);
        assertThat(applied.counts().leftOut()).isEqualTo(1);
        assertThat(record("SHOP/1").statements().values(Term.SUBJECT)).containsExactly("书信");
    }

    @Test
    void an_expression_without_end_stops_at_its_record() {
        ChangeSet set = begin(
                "{'codes': ['LANE/1/2']}",
                "[{'do': 'add', 'term': 'description', 'value': '" + "a".repeat(60) + "!'},"
                        + "{'do': 'replace-text', 'find': '(a+)+b\\\\1', 'replacement': 'b', 'expression': true}]");
        assertThat(set.counts().impossible()).isEqualTo(1);
        assertThat(requireNonNull(all(set, Outcome.IMPOSSIBLE).get(0).why()).english())
                .contains("(a+)+b");
    }

    @Test
    void operations_come_back_from_json_as_they_were() {
        String all = "[{'do':'add','term':'subject','value':'a','language':'en'},"
                + "{'do':'set','term':'created','value':'约1950年','edtf':'1950~'},"
                + "{'do':'remove','term':'subject','value':'a'},{'do':'replace','term':'title','from':'a','to':'b'},"
                + "{'do':'replace-text','find':'a','replacement':'b','expression':false,'anyCase':true},"
                + "{'do':'language','term':'title','to':'zh-Hant'},{'do':'access','condition':'CLOSED','until':'2030-01-01',"
                + "'reason':'x'},{'do':'publish'},{'do':'withdraw','reason':'y'},"
                + "{'do':'move','from':'subject','to':'spatial'},"
                + "{'do':'link','term':'creator','value':'a','authority':'urn:a'}]";
        List<Operation> operations = operations(all);
        assertThat(OperationJson.write(operations).toString()).isEqualTo(all.replace('\'', '"'));
    }

    @Test
    void a_wish_that_cannot_be_understood_says_what_was_found_and_expected() {
        for (String wrong : List.of(
                "[]",
                "[{'do': 'destroy'}]",
                "[{'do': 'add', 'term': 'colour', 'value': 'red'}]",
                "[{'do': 'add', 'term': 'title', 'value': ' '}]",
                "[{'do': 'add', 'term': 'created', 'value': 'yesterday'}]",
                "[{'do': 'add', 'term': 'created', 'value': '1950', 'edtf': '1950-99'}]",
                "[{'do': 'add', 'term': 'title', 'value': 'x', 'language': 'not a tag'}]",
                "[{'do': 'withdraw'}]",
                "[{'do': 'access', 'condition': 'open', 'until': '2030-01-01'}]",
                "[{'do': 'access', 'condition': 'closed', 'until': 'soon'}]",
                "[{'do': 'replace-text', 'find': '', 'replacement': 'x'}]",
                "[{'do': 'replace-text', 'find': '(', 'replacement': 'x', 'expression': true}]",
                "[{'do': 'replace-text', 'find': 'x*', 'replacement': 'x', 'expression': true}]")) {
            assertThatThrownBy(() -> operations(wrong)).as(wrong).isInstanceOf(BadWish.class);
        }
        assertThatThrownBy(() -> begin("{'below': 'NOWHERE'}", "[{'do': 'publish'}]"))
                .hasMessageContaining("NOWHERE");
        assertThatThrownBy(() -> selection("{}")).isInstanceOf(BadWish.class);
    }

    @Test
    void values_that_change_places_are_not_lost() {
        archive.<Void>write(ENTER, desk -> {
            desk.describe(
                    desk.catalogue().record(letters.get(0)).orElseThrow(),
                    Statements.of(said(Term.SUBJECT, "甲1"), said(Term.SUBJECT, "甲2"), said(Term.SUBJECT, "乙2")));
            return null;
        });
        applied(begin(
                "{'codes': ['LANE/1/1']}",
                "[{'do': 'replace-text', 'term': 'subject', 'find': '甲', 'replacement': '乙'}]"));
        assertThat(record(letters.get(0)).statements().values(Term.SUBJECT)).containsExactly("乙1", "乙2");
    }

    @Test
    void extracted_values_become_curated_only_where_they_change() {
        applied(begin(
                "{'codes': ['LANE/1/1']}",
                "[{'do': 'replace', 'term': 'format', 'from': 'text/plain', 'to': 'text/markdown'}]"));
        applied(begin("{'codes': ['LANE/1/2']}", "[{'do': 'move', 'from': 'subject', 'to': 'type'}]"));
        assertThat(record(letters.get(0)).statements().of(Term.FORMAT))
                .extracting(statement -> statement.origin().kind())
                .containsExactly(Origin.Kind.CURATED);
        assertThat(record(letters.get(1)).statements().of(Term.FORMAT))
                .extracting(statement -> statement.origin().kind())
                .containsExactly(Origin.Kind.EXTRACTED);
        assertThat(record(letters.get(1)).statements().values(Term.TYPE)).containsExactly("书信");
    }
}
