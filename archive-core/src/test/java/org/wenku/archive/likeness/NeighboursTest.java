package org.wenku.archive.likeness;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.OpenArchive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditQuestion;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.likeness.Pair.Verdict;

class NeighboursTest {

    private static final Reader ANYWHERE = Reader.of(Role.ARCHIVIST);

    private static OpenArchive open;
    private static Archive archive;
    private static int number;

    private Neighbours neighbours;
    private Pairs pairs;
    private UUID fonds;
    private long waves;

    @BeforeAll
    static void openArchive() {
        open = new OpenArchive();
        archive = open.archive();
    }

    @AfterAll
    static void close() {
        open.close();
    }

    @BeforeEach
    void begin() {
        neighbours = new Neighbours(archive);
        pairs = new Pairs(archive);
        fonds = open.fonds("F" + ++number);
        waves = new Random(number).nextLong();
    }

    private static UUID file(UUID fonds) {
        return archive.write(new Act("keeper", "enter", null), desk -> {
            CatalogueRecord record = desk.create(
                    fonds,
                    new NewRecord(
                            RecordIds.next(),
                            Level.ITEM,
                            null,
                            Statements.of(Statement.curated(Term.TITLE, "a picture", "en")),
                            RecordState.PUBLISHED,
                            Access.OPEN));
            UUID id = RecordIds.next();
            String digest = (id + "" + id).replace("-", "").substring(0, 64);
            desk.addFiles(
                    record,
                    List.of(new NewFile(
                            id,
                            FileKind.ORIGINAL,
                            new byte[] {'a'},
                            "a.png",
                            "image/png",
                            null,
                            1,
                            digest,
                            "original/" + id,
                            JsonNodeFactory.instance.objectNode(),
                            OcrState.NOT_NEEDED,
                            null,
                            null,
                            List.of(),
                            List.of())));
            return id;
        });
    }

    private UUID like(int bits) {
        UUID file = file(fonds);
        keep(file, bits);
        return file;
    }

    private void keep(UUID file, int bits) {
        neighbours.keep(file, LikenessKind.PICTURE, new PictureSketch(waves ^ (1L << bits) - 1, 0), desk -> {});
    }

    private List<Pair> waiting() {
        return pairs.list(new Pairs.Wanted(null, null, null), Reader.of(Role.ARCHIVIST, fonds), 1000);
    }

    private static Map<UUID, List<Pair>> of(UUID file) {
        return archive.read(catalogue -> Pairs.of(catalogue, List.of(file)));
    }

    private static long count(String what) {
        return archive.read(catalogue -> catalogue.ask(
                session -> session.createNativeQuery(what, Long.class).getSingleResult()));
    }

    @Test
    void the_most_alike_come_first_and_a_list_goes_on_where_it_ended() {
        UUID one = like(0);
        UUID near = like(1);
        UUID further = like(4);
        UUID unlike = like(20);

        List<Pair> found = waiting();
        assertThat(found).hasSize(3).isSortedAccordingTo(java.util.Comparator.comparing(Pair::distance));
        assertThat(found.get(0).besides(one).file()).isEqualTo(near);
        assertThat(found)
                .noneMatch(pair -> Stream.of(pair.one(), pair.other())
                        .anyMatch(side -> side.file().equals(unlike)));
        assertThat(found).anyMatch(pair -> pair.besides(further).file().equals(one));

        List<Pair> piecewise = new ArrayList<>();
        Pairs.After after = null;
        Reader reader = Reader.of(Role.ARCHIVIST, fonds);
        for (int i = 0; i < 3; i++) {
            List<Pair> page = pairs.list(new Pairs.Wanted(null, LikenessKind.PICTURE, after), reader, 1);
            piecewise.addAll(page);
            after = new Pairs.After(page.get(0).distance(), page.get(0).id());
        }
        assertThat(piecewise).isEqualTo(found);
        assertThat(pairs.list(new Pairs.Wanted(null, null, after), reader, 1)).isEmpty();
        assertThat(pairs.list(new Pairs.Wanted(null, LikenessKind.TEXT, null), reader, 1))
                .isEmpty();
    }

    @Test
    void done_again_it_changes_nothing_and_what_was_decided_stays() {
        UUID one = like(0);
        UUID other = like(2);
        Pair pair = waiting().get(0);
        assertThat(pairs.decide(pair, null, Verdict.DIFFERENT, "keeper", "")).isTrue();

        keep(one, 0);
        keep(other, 2);

        assertThat(waiting()).isEmpty();
        assertThat(count("select count(*) from near_duplicate where '" + one + "' in (one::text, other::text)"))
                .isOne();
        assertThat(count("select count(*) from fingerprint_band where file_id = '" + one + "'"))
                .isEqualTo(6);
    }

    @Test
    void a_picture_that_has_become_another_loses_the_pairs_nobody_decided_about() {
        UUID one = like(0);
        UUID other = like(2);
        assertThat(waiting()).hasSize(1);

        keep(other, 30);
        assertThat(waiting()).isEmpty();

        keep(other, 2);
        assertThat(waiting()).hasSize(1);
        neighbours.keep(one, LikenessKind.PICTURE, null, desk -> {});
        assertThat(waiting()).isEmpty();
        assertThat(count("select count(*) from fingerprint where file_id = '" + one + "'"))
                .isZero();
    }

    @Test
    void two_that_are_worked_at_in_the_same_moment_find_each_other() throws Exception {
        for (int round = 0; round < 10; round++) {
            fonds = open.fonds("M" + ++number);
            waves = new Random(1000 + number).nextLong();
            UUID one = file(fonds);
            UUID other = file(fonds);
            CyclicBarrier together = new CyclicBarrier(2);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> keepWith(together, one, 0)),
                            CompletableFuture.runAsync(() -> keepWith(together, other, 1)))
                    .get();
            assertThat(waiting()).as("round %d", round).hasSize(1);
        }
    }

    private void keepWith(CyclicBarrier together, UUID file, int bits) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        keep(file, bits);
    }

    @Test
    void only_who_describes_in_the_fonds_of_both_sees_a_pair() {
        UUID first = fonds;
        like(0);
        fonds = open.fonds("G" + ++number);
        like(1);
        UUID second = fonds;

        assertThat(waiting()).isEmpty();
        fonds = first;
        assertThat(waiting()).isEmpty();
        Reader both = Reader.of(List.of(
                new org.wenku.archive.access.Grant(Role.ARCHIVIST, first),
                new org.wenku.archive.access.Grant(Role.ARCHIVIST, second)));
        assertThat(pairs.list(new Pairs.Wanted(null, null, null), both, 10)).hasSize(1);
        assertThat(pairs.waiting(both)).isOne();
        assertThat(pairs.waiting(Reader.of(Role.READER))).isZero();
        assertThat(pairs.waiting(ANYWHERE)).isPositive();
        assertThat(pairs.list(new Pairs.Wanted(null, null, null), Reader.PUBLIC, 10))
                .isEmpty();
    }

    @Test
    void a_decision_has_a_name_stands_in_the_audit_log_and_is_not_overwritten_unseen() {
        UUID one = like(0);
        like(3);
        Pair pair = waiting().get(0);
        long history = count("select count(*) from history");

        assertThat(pairs.decide(pair, null, Verdict.SAME, "林晓雯", "同一底片的两次扫描")).isTrue();
        assertThat(pairs.decide(pair, null, Verdict.DIFFERENT, "somebody", "")).isFalse();
        assertThat(pairs.decide(pair, Verdict.SAME, Verdict.SAME, "王世昌", "核对过")).isTrue();

        assertThat(requireNonNull(pairs.find(pair.id()).orElseThrow().decision())
                        .by())
                .isEqualTo("王世昌");
        assertThat(Audit.of(archive).page(new AuditQuestion(null, "likeness.same", null), null, 10))
                .anyMatch(entry -> entry.by().equals("林晓雯")
                        && "同一底片的两次扫描".equals(entry.detail().get("note")));
        assertThat(count("select count(*) from history"))
                .as("neither file has changed")
                .isEqualTo(history);
        assertThat(of(one).get(one)).hasSize(1);
        pairs.decide(pair, Verdict.SAME, Verdict.DIFFERENT, "王世昌", "");
        assertThat(of(one)).isEmpty();
    }

    @Test
    void of_many_copies_each_is_shown_beside_a_few_and_none_is_looked_for_by_comparing_all() {
        for (int i = 0; i < 45; i++) {
            like(i % 3);
        }
        assertThat(waiting()).hasSizeLessThanOrEqualTo(45 * 20);

        String plan = archive.read(catalogue -> catalogue.ask(session -> {
            session.createNativeMutationQuery("set local enable_seqscan = off").executeUpdate();
            return String.join(
                    "\n",
                    session.createNativeQuery(
                                    "explain select b.file_id from fingerprint_band b where b.kind = 'PICTURE' and b.band = 1"
                                            + " and b.bits = 5 order by b.file_id desc limit 200",
                                    String.class)
                            .list());
        }));
        assertThat(plan)
                .contains("Index Only Scan Backward using fingerprint_band_pkey")
                .doesNotContain("Sort");
    }

    @Test
    void a_file_that_is_gone_meanwhile_is_refused_and_one_that_goes_takes_its_pairs_along() {
        assertThatThrownBy(() -> keep(RecordIds.next(), 0)).hasMessageContaining("fingerprint");

        UUID one = like(0);
        like(1);
        archive.write(
                new Act("keeper", "delete", null),
                desk -> desk.session()
                        .createNativeMutationQuery("delete from file where id = :id")
                        .setParameter("id", one)
                        .executeUpdate());
        assertThat(waiting()).isEmpty();
    }
}
