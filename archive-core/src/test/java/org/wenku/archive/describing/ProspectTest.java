package org.wenku.archive.describing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.OpenArchive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/** What is foretold of a publication, held against what readers then see. */
@SuppressWarnings("NullAway.Init")
class ProspectTest {

    private static final Describer REVIEWER = new Describer("gu", Reader.of(Role.REVIEWER), null);

    private OpenArchive open;
    private Describing describing;
    private UUID lane;

    @BeforeEach
    void enter() {
        open = new OpenArchive();
        describing = new Describing(open.archive());
        lane = open.fonds("LANE");
    }

    @AfterEach
    void close() {
        open.close();
    }

    private UUID unit(UUID parent, Level level, RecordState state, Access access) {
        NewRecord unit = new NewRecord(
                RecordIds.next(),
                level,
                null,
                Statements.of(Statement.curated(Term.TITLE, "书信", "zh-Hans")),
                state,
                access);
        return open.archive()
                .write(
                        new Act("keeper", "enter", null),
                        desk -> desk.create(parent, unit).id());
    }

    private CatalogueRecord record(UUID id) {
        return open.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    private Prospect prospect(UUID id) {
        return open.archive()
                .read(catalogue -> Prospect.of(catalogue, catalogue.record(id).orElseThrow()));
    }

    private void publish(UUID id) {
        assertThat(describing.change(id, record(id).version(), new Deed.Publish(), REVIEWER))
                .isInstanceOf(Outcome.Written.class);
    }

    @Test
    void what_is_foretold_comes_true() {
        Access shut = new Access(Condition.RESTRICTED, LocalDate.of(2090, 1, 1), "信中有地址");
        UUID restricted = unit(lane, Level.ITEM, RecordState.DRAFT, shut);
        UUID closed = unit(lane, Level.ITEM, RecordState.DRAFT, new Access(Condition.CLOSED, null, "涉及在世者"));
        UUID plain = unit(lane, Level.ITEM, RecordState.DRAFT, Access.OPEN);
        for (UUID id : List.of(restricted, closed, plain)) {
            Prospect foretold = prospect(id);
            publish(id);
            assertThat(record(id).accessFor(Reader.PUBLIC)).isEqualTo(foretold.decision());
            assertThat(foretold.isSeen()).isEqualTo(record(id).visible());
        }
        assertThat(record(restricted).accessFor(Reader.PUBLIC))
                .isEqualTo(new AccessDecision.DescriptionOnly("信中有地址", LocalDate.of(2090, 1, 1)));
    }

    @Test
    void below_a_draft_nothing_is_seen_and_with_it_all_that_is_published_below() {
        UUID series = unit(lane, Level.SERIES, RecordState.DRAFT, Access.OPEN);
        UUID file = unit(series, Level.FILE, RecordState.DRAFT, Access.OPEN);
        unit(file, Level.ITEM, RecordState.PUBLISHED, Access.OPEN);
        UUID letter = unit(series, Level.ITEM, RecordState.PUBLISHED, Access.OPEN);
        unit(series, Level.ITEM, RecordState.PUBLISHED, new Access(Condition.CLOSED, null, null));

        assertThat(prospect(letter).hiddenBy()).extracting(CatalogueRecord::id).isEqualTo(series);
        assertThat(prospect(letter).isSeen()).isFalse();
        assertThat(prospect(series).hiddenBy()).isNull();
        assertThat(prospect(series).below()).as("the letter alone").isEqualTo(1);
        publish(series);
        assertThat(prospect(letter).isSeen()).isTrue();
        assertThat(prospect(file).below()).isEqualTo(1);
    }

    @Test
    void what_somebody_has_begun_to_write_outlives_that_the_record_is_published() {
        UUID letter = unit(lane, Level.ITEM, RecordState.DRAFT, Access.OPEN);
        Account gu = new Accounts(open.archive()).create("test", "gu", "顾", List.of());
        Describer writing = new Describer("gu", Reader.of(Role.REVIEWER), gu.id());
        Drafts drafts = new Drafts(open.archive());
        drafts.keep(gu.id(), Drafts.Subject.record(letter), 0, Map.of("value", List.of("家书 begun")));

        describing.change(letter, 0, new Deed.Publish(), writing);
        assertThat(drafts.find(gu.id(), Drafts.Subject.record(letter))).isPresent();
        describing.change(letter, 1, new Deed.Withdraw("误公开"), writing);
        assertThat(drafts.find(gu.id(), Drafts.Subject.record(letter))).isPresent();
    }
}
