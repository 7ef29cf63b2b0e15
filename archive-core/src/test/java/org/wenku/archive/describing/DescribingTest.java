package org.wenku.archive.describing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.OpenArchive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditQuestion;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/** A fonds LANE with a letter of which a program has read the date, and people who describe it. */
@SuppressWarnings("NullAway.Init")
class DescribingTest {

    private static final Act ENTER = new Act("keeper", "enter", null);
    private static final Describer ARCHIVIST = new Describer("shen", Reader.of(Role.ARCHIVIST), null);
    private static final Describer REVIEWER = new Describer("gu", Reader.of(Role.REVIEWER), null);

    private OpenArchive open;
    private Describing describing;
    private UUID lane;
    private UUID letter;

    @BeforeEach
    void enter() {
        open = new OpenArchive();
        describing = new Describing(open.archive());
        lane = open.archive()
                .write(
                        ENTER,
                        desk -> desk.createFonds(unit(Level.FONDS, "LANE", RecordState.PUBLISHED, Access.OPEN))
                                .id());
        letter = item(Access.OPEN);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static NewRecord unit(Level level, @Nullable String code, RecordState state, Access access) {
        return new NewRecord(
                RecordIds.next(),
                level,
                code,
                Statements.of(
                        Statement.curated(Term.TITLE, "家书", "zh-Hans"),
                        Statement.of(
                                Term.CREATED,
                                "1947-03",
                                null,
                                Origin.extracted("Apache Tika", "3.3.1", "dcterms:created"))),
                state,
                access);
    }

    private UUID item(Access access) {
        return open.archive()
                .write(
                        ENTER,
                        desk -> desk.create(lane, unit(Level.ITEM, null, RecordState.DRAFT, access))
                                .id());
    }

    private CatalogueRecord record(UUID id) {
        return open.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private List<HistoryEntry> history() {
        return open.archive().read(catalogue -> catalogue.history(letter));
    }

    private static Deed title(String title) {
        return new Deed.Describe(Statements.of(Statement.written(Term.TITLE, title, "zh-Hans")), null, null);
    }

    private Outcome change(Deed deed, Describer who) {
        return describing.change(letter, record(letter).version(), deed, who);
    }

    @Test
    void what_is_written_is_in_the_record_the_history_and_the_audit_log() {
        Outcome outcome = describing.change(
                letter,
                0,
                new Deed.Describe(Statements.of(Statement.written(Term.CREATED, "民国三十六年", "zh-Hans")), null, "据信封"),
                ARCHIVIST);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Written.class,
                        written -> assertThat(written.record().version()).isEqualTo(1));
        assertThat(record(letter).statements().all().get(0).edtf()).isEqualTo("1947");
        assertThat(record(letter).dateText()).contains("民国三十六年");
        assertThat(history()).last().satisfies(entry -> {
            assertThat(entry.by()).isEqualTo("shen");
            assertThat(entry.act()).isEqualTo("describe");
            assertThat(entry.why()).isEqualTo("据信封");
        });
        assertThat(Audit.of(open.archive()).page(AuditQuestion.EVERYTHING, null, 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("record.describe");
                    assertThat(entry.subject()).isEqualTo("LANE/1");
                    assertThat(entry.detail()).containsEntry("version", "1").containsEntry("why", "据信封");
                });
    }

    @Test
    void who_has_not_seen_the_latest_version_writes_over_nothing_and_hears_who_wrote_what() {
        describing.change(letter, 0, title("家书 一"), REVIEWER);

        assertThat(describing.change(letter, 0, title("家书 甲"), ARCHIVIST))
                .isInstanceOfSatisfying(Outcome.Conflict.class, conflict -> {
                    assertThat(conflict.now().title()).isEqualTo("家书 一");
                    assertThat(conflict.since())
                            .singleElement()
                            .satisfies(entry -> assertThat(entry.by()).isEqualTo("gu"));
                });
        assertThat(record(letter).title()).isEqualTo("家书 一");
        assertThat(history()).hasSize(2);
    }

    @Test
    void of_two_who_write_in_the_same_moment_one_hears_of_the_other() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        List<CompletableFuture<Outcome>> both = Stream.of("甲", "乙")
                .map(name -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                start.await(30, TimeUnit.SECONDS);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                            return describing.change(letter, 0, title(name), ARCHIVIST);
                        },
                        two))
                .toList();
        List<Outcome> outcomes = both.stream().map(CompletableFuture::join).toList();
        two.shutdown();

        assertThat(outcomes).filteredOn(Outcome.Written.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Conflict.class::isInstance).hasSize(1);
        assertThat(record(letter).version()).isEqualTo(1);
    }

    @Test
    void saying_what_is_said_already_writes_nothing() {
        Deed same =
                new Deed.Describe(record(letter).statements(), record(letter).access(), null);
        assertThat(change(same, ARCHIVIST)).isInstanceOf(Outcome.Unchanged.class);
        assertThat(history()).hasSize(1);
        assertThat(record(letter).version()).isZero();
    }

    @Test
    void rights_are_asked_for_in_the_fonds_of_the_record() {
        Describer elsewhere = new Describer("mill", Reader.of(Role.ARCHIVIST, UUID.randomUUID()), null);
        assertThat(change(title("x"), elsewhere)).isEqualTo(new Outcome.Refused(Right.DESCRIBE));
        assertThat(change(new Deed.Publish(), ARCHIVIST)).isEqualTo(new Outcome.Refused(Right.PUBLISH));
        assertThat(history()).hasSize(1);
    }

    @Test
    void a_tombstone_keeps_the_day_of_the_withdrawal_whatever_is_written_on_it_later() {
        change(new Deed.Publish(), REVIEWER);
        change(new Deed.Withdraw("家属要求"), REVIEWER);
        Instant withdrawn = record(letter).modifiedAt();
        change(title("家书（已撤下）"), ARCHIVIST);
        change(new Deed.Withdraw("应家属要求"), REVIEWER);

        assertThat(record(letter).modifiedAt()).isAfter(withdrawn);
        assertThat(record(letter).accessFor(Reader.PUBLIC)).isEqualTo(new AccessDecision.Withdrawn(withdrawn, "应家属要求"));

        change(new Deed.Publish(), REVIEWER);
        assertThat(record(letter).accessFor(Reader.PUBLIC)).isInstanceOf(AccessDecision.Granted.class);
    }

    @Test
    void only_what_was_public_is_withdrawn_and_only_what_never_was_is_deleted() {
        assertThat(change(new Deed.Withdraw("x"), REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.NEVER_PUBLIC, ""));
        change(new Deed.Publish(), REVIEWER);
        assertThat(change(new Deed.Delete(), REVIEWER)).isEqualTo(new Outcome.Prevented(Obstacle.NOT_A_DRAFT, ""));
        assertThat(describing.change(lane, record(lane).version(), new Deed.Delete(), REVIEWER))
                .isInstanceOf(Outcome.Prevented.class);

        UUID draft = item(Access.OPEN);
        assertThat(describing.change(draft, 0, new Deed.Delete(), ARCHIVIST)).isEqualTo(new Outcome.Deleted());
        assertThat(open.archive()
                        .<Boolean>read(catalogue -> catalogue.record(draft).isPresent()))
                .isFalse();
        List<HistoryEntry> left = open.archive().read(catalogue -> catalogue.history(draft));
        assertThat(left).last().satisfies(entry -> assertThat(entry.by()).isEqualTo("shen"));
        assertThat(describing.change(draft, 0, new Deed.Delete(), ARCHIVIST)).isEqualTo(new Outcome.Gone());
    }

    @Test
    void restoring_brings_the_state_back_too_and_so_needs_the_right_to_publish() {
        change(title("家书 一"), ARCHIVIST);
        change(new Deed.Publish(), REVIEWER);

        assertThat(change(new Deed.Restore(0), ARCHIVIST)).isEqualTo(new Outcome.Refused(Right.PUBLISH));
        assertThat(record(letter).state()).isEqualTo(RecordState.PUBLISHED);
        assertThat(change(new Deed.Restore(2), ARCHIVIST)).isInstanceOf(Outcome.Unchanged.class);

        change(title("家书 二"), ARCHIVIST);
        assertThat(change(new Deed.Restore(2), ARCHIVIST)).isInstanceOf(Outcome.Written.class);
        assertThat(record(letter).title()).isEqualTo("家书 一");

        assertThat(change(new Deed.Restore(0), REVIEWER)).isInstanceOf(Outcome.Written.class);
        assertThat(record(letter).state()).isEqualTo(RecordState.DRAFT);
        assertThat(record(letter)
                        .statements()
                        .first(Term.CREATED)
                        .orElseThrow()
                        .origin()
                        .tool())
                .isEqualTo("Apache Tika");
        assertThat(change(new Deed.Restore(99), REVIEWER))
                .isEqualTo(new Outcome.Prevented(Obstacle.NO_SUCH_VERSION, "99"));
    }

    @Test
    void a_condition_from_above_is_explained_in_the_words_from_above() {
        Access restricted = new Access(Condition.RESTRICTED, null, "涉及在世者");
        describing.change(
                lane,
                record(lane).version(),
                new Deed.Describe(record(lane).statements(), restricted, null),
                ARCHIVIST);
        assertThat(record(letter).effectiveReason()).contains("涉及在世者");
        assertThat(record(item(Access.OPEN)).effectiveReason()).contains("涉及在世者");

        UUID shut = item(new Access(Condition.RESTRICTED, null, "信中有地址"));
        assertThat(record(shut).effectiveReason()).contains("信中有地址");
        change(new Deed.Publish(), REVIEWER);
        assertThat(record(letter).accessFor(Reader.PUBLIC))
                .isEqualTo(new AccessDecision.DescriptionOnly("涉及在世者", null));

        describing.change(
                lane,
                record(lane).version(),
                new Deed.Describe(record(lane).statements(), Access.OPEN, null),
                ARCHIVIST);
        assertThat(record(letter).effectiveReason()).isEmpty();
        assertThat(record(shut).effectiveReason()).contains("信中有地址");
    }

    @Test
    void readers_are_told_the_day_on_which_it_really_opens() {
        Access shorter = new Access(Condition.RESTRICTED, LocalDate.of(2090, 1, 1), "全宗整理");
        Access longer = new Access(Condition.RESTRICTED, LocalDate.of(2095, 1, 1), "信中有地址");
        UUID own = item(longer);
        describing.change(
                lane, record(lane).version(), new Deed.Describe(record(lane).statements(), shorter, null), ARCHIVIST);
        UUID later = item(longer);
        for (UUID id : List.of(own, later, letter)) {
            describing.change(id, record(id).version(), new Deed.Publish(), REVIEWER);
        }
        AccessDecision untilLonger = new AccessDecision.DescriptionOnly("信中有地址", LocalDate.of(2095, 1, 1));
        assertThat(record(own).accessFor(Reader.PUBLIC)).isEqualTo(untilLonger);
        assertThat(record(later).accessFor(Reader.PUBLIC)).isEqualTo(untilLonger);
        assertThat(record(letter).accessFor(Reader.PUBLIC))
                .isEqualTo(new AccessDecision.DescriptionOnly("全宗整理", LocalDate.of(2090, 1, 1)));
    }

    @Test
    void a_new_unit_stands_where_it_was_entered_and_no_code_is_given_twice() {
        Outcome made = describing.enter(lane, unit(Level.SERIES, "A", RecordState.DRAFT, Access.OPEN), ARCHIVIST);
        assertThat(made)
                .isInstanceOfSatisfying(
                        Outcome.Written.class,
                        written ->
                                assertThat(written.record().reference().text()).isEqualTo("LANE/A"));
        assertThat(describing.enter(lane, unit(Level.ITEM, "A", RecordState.DRAFT, Access.OPEN), ARCHIVIST))
                .isEqualTo(new Outcome.Prevented(Obstacle.CODE_TAKEN, "LANE/A"));
        assertThat(describing.enter(lane, unit(Level.ITEM, "a/b", RecordState.DRAFT, Access.OPEN), ARCHIVIST))
                .isEqualTo(new Outcome.Prevented(Obstacle.BAD_CODE, "a/b"));
        assertThat(describing.enter(letter, unit(Level.ITEM, null, RecordState.DRAFT, Access.OPEN), ARCHIVIST))
                .isEqualTo(new Outcome.Prevented(Obstacle.LEVEL_NOT_THERE, "ITEM"));
        Describer ofLane = new Describer("lin", Reader.of(Role.ARCHIVIST, lane), null);
        assertThat(describing.enter(null, unit(Level.FONDS, "MILL", RecordState.DRAFT, Access.OPEN), ofLane))
                .isEqualTo(new Outcome.Refused(Right.DESCRIBE));
        assertThat(describing.enter(null, unit(Level.FONDS, "MILL", RecordState.DRAFT, Access.OPEN), ARCHIVIST))
                .isInstanceOf(Outcome.Written.class);
    }

    @Test
    void a_draft_is_kept_for_its_person_alone_until_the_record_is_saved() {
        Account shen = new Accounts(open.archive()).create("test", "shen", "沈", List.of());
        Account gu = new Accounts(open.archive()).create("test", "gu", "顾", List.of());
        Drafts drafts = new Drafts(open.archive());
        Drafts.Subject subject = Drafts.Subject.record(letter);
        drafts.keep(shen.id(), subject, 0, Map.of("value", List.of("家", "家\u0000书")));
        drafts.keep(shen.id(), subject, 0, Map.of("value", List.of("家书 一", "")));

        assertThat(new Drafts(open.reopened()).find(shen.id(), subject))
                .get()
                .satisfies(draft -> assertThat(draft.fields()).containsEntry("value", List.of("家书 一", "")));
        describing = new Describing(open.archive());
        drafts = new Drafts(open.archive());
        assertThat(drafts.find(gu.id(), subject)).isEmpty();
        assertThat(drafts.of(shen.id(), 5)).hasSize(1);

        describing.change(letter, 9, title("家书 一"), new Describer("shen", Reader.of(Role.ARCHIVIST), shen.id()));
        assertThat(drafts.find(shen.id(), subject)).as("after a conflict").isPresent();
        describing.change(letter, 0, title("家书 一"), new Describer("shen", Reader.of(Role.ARCHIVIST), shen.id()));
        assertThat(drafts.find(shen.id(), subject)).isEmpty();
    }

    @Test
    void drafts_of_records_are_listed_page_by_page_in_the_fonds_of_whoever_asks() {
        List<UUID> made = Stream.generate(() -> item(Access.OPEN)).limit(4).toList();
        List<UUID> listed = describing.drafts(null, null, 3).stream()
                .map(CatalogueRecord::id)
                .toList();
        assertThat(listed).containsExactly(made.get(3), made.get(2), made.get(1));
        assertThat(describing.drafts(java.util.Set.of(lane), listed.get(2), 3).stream()
                        .map(CatalogueRecord::id))
                .containsExactly(made.get(0), letter);
        assertThat(describing.drafts(java.util.Set.of(), null, 3)).isEmpty();
    }
}
