package org.wenku.archive.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.search.SearchRequest;

/** Authorities in a real archive: found by any part of any name, never written over unseen, followed by the index. */
@SuppressWarnings("NullAway.Init")
class AuthoritiesTest {

    private static final Authorities.Writer ARCHIVIST = new Authorities.Writer("shen", Reader.of(Role.ARCHIVIST));
    private static final Set<AuthorityKind> PEOPLE = Set.of(AuthorityKind.PERSON, AuthorityKind.CORPORATE_BODY);

    private OpenArchive open;
    private Authorities authorities;

    @BeforeEach
    void open() {
        open = new OpenArchive();
        authorities = new Authorities(open.archive());
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static AuthorityName name(String text, @Nullable String language, NameUse use) {
        return new AuthorityName(text, language, use);
    }

    private static AuthorityEntry entry(AuthorityKind kind, AuthorityName... names) {
        return new AuthorityEntry(kind, List.of(names), null, null, List.of());
    }

    private static AuthorityEntry luXun() {
        return new AuthorityEntry(
                AuthorityKind.PERSON,
                List.of(
                        name("周樹人", "zh-Hant", NameUse.VARIANT),
                        name("鲁迅", "zh-Hans", NameUse.PREFERRED),
                        name("Lu Xun", "en", NameUse.PREFERRED),
                        name("Lǔ Xùn", "zh-Latn-pinyin", NameUse.VARIANT)),
                "1881-09-25/1936-10-19",
                "作家",
                List.of("https://www.wikidata.org/wiki/Q23114"));
    }

    private Authority enter(AuthorityEntry entry) {
        return written(authorities.enter(entry, ARCHIVIST));
    }

    private static Authority written(AuthorityOutcome outcome) {
        assertThat(outcome).isInstanceOf(AuthorityOutcome.Written.class);
        return ((AuthorityOutcome.Written) outcome).authority();
    }

    private Authority authority(UUID id) {
        return open.archive()
                .read(catalogue -> AuthorityList.with(catalogue, id))
                .orElseThrow();
    }

    private AuthorityPage matching(String typed, @Nullable String after, int limit) {
        return open.archive().read(catalogue -> AuthorityList.matching(catalogue, typed, PEOPLE, after, limit));
    }

    private List<String> found(String typed) {
        return matching(typed, null, 20).matches().stream()
                .map(match -> match.authority().entry().names().get(0).text())
                .toList();
    }

    @Test
    void what_is_entered_is_found_as_it_was_with_its_history_and_an_entry_in_the_audit_log() {
        Authority made = enter(luXun());

        assertThat(made.entry().names().get(0).text()).isEqualTo("鲁迅");
        assertThat(made.entry().name("en").text()).isEqualTo("Lu Xun");
        assertThat(made.entry().name("zh").text()).isEqualTo("鲁迅");
        assertThat(made.entry().name("zh-Hant").text()).isEqualTo("鲁迅");
        assertThat(made.entry().name("en-GB").text()).isEqualTo("Lu Xun");
        assertThat(made.entry().name("e").text()).isEqualTo("鲁迅");
        assertThat(authority(made.id())).isEqualTo(made);
        List<AuthorityChange> history = open.archive().read(catalogue -> AuthorityList.history(catalogue, made.id()));
        assertThat(history).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo("shen");
            assertThat(change.act()).isEqualTo("enter");
            assertThat(change.said()).contains("周樹人", "Q23114");
        });
        assertThat(Audit.of(open.archive()).page(AuditQuestion.EVERYTHING, null, 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("authority.enter");
                    assertThat(entry.subject()).isEqualTo(made.id().toString());
                    assertThat(entry.detail()).containsEntry("name", "鲁迅");
                });
    }

    @Test
    void any_part_of_any_name_finds_it_in_either_script_and_beginnings_come_first() {
        enter(luXun());
        enter(entry(AuthorityKind.PERSON, name("档案", "zh-Hans", NameUse.PREFERRED)));
        enter(entry(AuthorityKind.CORPORATE_BODY, name("中央檔案館", "zh-Hant", NameUse.PREFERRED)));
        enter(entry(AuthorityKind.PERSON, name("卡尔·马克思", "zh-Hans", NameUse.PREFERRED)));
        enter(entry(AuthorityKind.PLACE, name("鲁镇", "zh-Hans", NameUse.PREFERRED)));

        assertThat(found("檔案")).containsExactly("档案", "中央檔案館");
        assertThat(found("档案馆")).containsExactly("中央檔案館");
        assertThat(found("魯")).containsExactly("鲁迅");
        assertThat(found("树人")).containsExactly("鲁迅");
        assertThat(found("LU XUN")).containsExactly("鲁迅");
        assertThat(found("xun")).containsExactly("鲁迅");
        assertThat(found("u X")).containsExactly("鲁迅");
        assertThat(found("馬克思")).containsExactly("卡尔·马克思");
        assertThat(found("卡尔马克")).containsExactly("卡尔·马克思");
        assertThat(found("%")).isEmpty();
        assertThat(found("  ")).isEmpty();
        assertThat(found("迅鲁")).isEmpty();
    }

    @Test
    void pages_of_matches_bring_each_once_and_leave_out_none() {
        for (int i = 0; i < 23; i++) {
            enter(entry(
                    AuthorityKind.PERSON,
                    name("王" + (char) ('一' + i), "zh-Hans", NameUse.PREFERRED),
                    name("王" + (char) ('一' + i), "zh-Hant", NameUse.VARIANT),
                    name("小王", null, NameUse.PEN_NAME)));
        }
        for (int i = 0; i < 7; i++) {
            enter(entry(AuthorityKind.CORPORATE_BODY, name("老王王记" + i, "zh-Hans", NameUse.PREFERRED)));
        }
        List<UUID> seen = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            AuthorityPage page = matching("王", after, 4);
            page.matches().forEach(match -> seen.add(match.authority().id()));
            after = page.next();
            pages++;
        } while (after != null && pages < 20);

        assertThat(seen).hasSize(30).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(8);
    }

    @Test
    void who_has_not_seen_the_latest_version_writes_over_nothing_and_hears_who_wrote_it() {
        Authority made = enter(entry(AuthorityKind.PLACE, name("闸北", "zh-Hans", NameUse.PREFERRED)));
        AuthorityEntry corrected = entry(
                AuthorityKind.PLACE,
                name("闸北", "zh-Hans", NameUse.PREFERRED),
                name("Zhabei", "zh-Latn-pinyin", NameUse.VARIANT));
        Authorities.Writer gu = new Authorities.Writer("gu", Reader.of(Role.ARCHIVIST));

        assertThat(authorities.correct(made.id(), 0, corrected, "据地图", gu))
                .isInstanceOf(AuthorityOutcome.Written.class);
        assertThat(authorities.correct(made.id(), 0, made.entry(), null, ARCHIVIST))
                .isInstanceOfSatisfying(AuthorityOutcome.Conflict.class, conflict -> {
                    assertThat(conflict.now().entry()).isEqualTo(corrected);
                    assertThat(conflict.since()).singleElement().satisfies(change -> {
                        assertThat(change.by()).isEqualTo("gu");
                        assertThat(change.why()).isEqualTo("据地图");
                    });
                });
        assertThat(authorities.correct(made.id(), 1, corrected, null, ARCHIVIST))
                .isInstanceOf(AuthorityOutcome.Unchanged.class);
        assertThat(authorities.correct(new UUID(1, 1), 0, corrected, null, ARCHIVIST))
                .isInstanceOf(AuthorityOutcome.Gone.class);
        assertThat(found("zhabei")).isEmpty();
        assertThat(open.archive()
                        .read(catalogue ->
                                AuthorityList.matching(catalogue, "ZHA", Set.of(AuthorityKind.PLACE), null, 5))
                        .matches())
                .hasSize(1);
    }

    @Test
    void of_two_who_correct_at_once_one_is_told_of_the_other() {
        Authority made = enter(luXun());
        List<CompletableFuture<AuthorityOutcome>> both = Stream.of("甲", "乙")
                .map(text -> CompletableFuture.supplyAsync(() -> authorities.correct(
                        made.id(), 0, AuthorityEntry.named(AuthorityKind.PERSON, text, "zh-Hans"), null, ARCHIVIST)))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).map(Object::getClass))
                .containsExactlyInAnyOrder(AuthorityOutcome.Written.class, AuthorityOutcome.Conflict.class);
    }

    @Test
    void who_may_not_describe_writes_none_and_who_may_not_everywhere_merges_none() {
        Authority one = enter(luXun());
        Authority two = enter(luXun());
        Authorities.Writer reader = new Authorities.Writer("du", Reader.of(Role.READER));
        Authorities.Writer ofOneFonds = new Authorities.Writer("shen", Reader.of(Role.ARCHIVIST, open.fonds("LANE")));

        assertThat(authorities.enter(luXun(), reader)).isInstanceOf(AuthorityOutcome.Refused.class);
        assertThat(authorities.correct(one.id(), 0, two.entry(), null, reader))
                .isInstanceOf(AuthorityOutcome.Refused.class);
        assertThat(authorities.enter(luXun(), ofOneFonds)).isInstanceOf(AuthorityOutcome.Written.class);
        assertThat(authorities.merge(one.id(), 0, two.id(), ofOneFonds)).isInstanceOf(AuthorityOutcome.Refused.class);
    }

    @Test
    void an_entry_that_says_nothing_clear_is_refused() {
        AuthorityName preferred = name("鲁迅", "zh-Hans", NameUse.PREFERRED);
        assertThatThrownBy(() -> entry(AuthorityKind.PERSON, name("鲁迅", null, NameUse.VARIANT)))
                .hasMessageContaining("a preferred name");
        assertThatThrownBy(() -> entry(AuthorityKind.PERSON, preferred, name("周树人", "zh-Hans", NameUse.PREFERRED)))
                .hasMessageContaining("preferred in a language");
        assertThatThrownBy(() -> new AuthorityEntry(AuthorityKind.PERSON, List.of(preferred), "清末", null, List.of()))
                .hasMessageContaining("清末");
        assertThatThrownBy(() -> name(" ", null, NameUse.VARIANT)).hasMessageContaining("1 to 300");
    }

    private UUID letter(Authority of, String written) {
        Statements said = Statements.of(
                Statement.curated(Term.TITLE, "家书", "zh-Hans"),
                new Statement(Term.CREATOR, written, "zh-Hans", Origin.curated(), of.address(), null));
        return open.archive().write(new Act("keeper", "enter", null), desk -> {
            UUID lane = desk.catalogue()
                    .record(new org.wenku.archive.arrangement.ReferenceCode("LANE"))
                    .orElseThrow()
                    .id();
            return desk.create(
                            lane,
                            new NewRecord(RecordIds.next(), Level.ITEM, null, said, RecordState.PUBLISHED, Access.OPEN))
                    .id();
        });
    }

    private List<UUID> search(String query) throws InterruptedException {
        open.archive().follower().awaitCaughtUp(Duration.ofMinutes(1));
        return open.archive().index().search(SearchRequest.of(query)).hits().stream()
                .map(hit -> hit.id())
                .toList();
    }

    private CatalogueRecord record(UUID id) {
        return open.archive().read(catalogue -> catalogue.record(id)).orElseThrow();
    }

    @Test
    void readers_find_by_names_that_the_record_does_not_say_and_the_index_follows_a_correction()
            throws InterruptedException {
        open.fonds("LANE");
        Authority made = enter(luXun());
        UUID letter = letter(made, "迅翁");

        assertThat(search("迅翁")).containsExactly(letter);
        assertThat(search("周树人")).containsExactly(letter);
        assertThat(search("Lu Xun")).containsExactly(letter);
        assertThat(search("豫才")).isEmpty();
        assertThat(record(letter).version()).isZero();

        List<AuthorityName> more = new ArrayList<>(made.entry().names());
        more.remove(2);
        more.add(name("豫才", "zh-Hans", NameUse.COURTESY_NAME));
        written(authorities.correct(
                made.id(), 0, new AuthorityEntry(AuthorityKind.PERSON, more, null, null, List.of()), null, ARCHIVIST));

        assertThat(search("豫才")).containsExactly(letter);
        assertThat(search("迅翁")).containsExactly(letter);
        assertThat(record(letter).version()).isZero();
        assertThat(record(letter).statements().values(Term.CREATOR)).containsExactly("迅翁");
    }

    @Test
    void what_names_the_one_that_was_merged_names_the_other() throws InterruptedException {
        open.fonds("LANE");
        Authority stays = enter(luXun());
        Authority goes = enter(entry(
                AuthorityKind.PERSON,
                name("周豫才", "zh-Hans", NameUse.PREFERRED),
                name("鲁迅", "zh-Hans", NameUse.PEN_NAME)));
        Authority first = enter(entry(AuthorityKind.PERSON, name("周樟寿", "zh-Hans", NameUse.PREFERRED)));
        UUID letter = letter(goes, "周豫才");
        UUID other = letter(stays, "鲁迅");
        written(authorities.merge(first.id(), 0, goes.id(), ARCHIVIST));

        Authority whole = written(authorities.merge(goes.id(), 1, stays.id(), ARCHIVIST));

        assertThat(whole.entry().names())
                .hasSize(6)
                .contains(name("周豫才", "zh-Hans", NameUse.VARIANT), name("周樟寿", "zh-Hans", NameUse.VARIANT));
        assertThat(record(letter).statements().first(Term.CREATOR)).hasValueSatisfying(said -> {
            assertThat(said.authority()).isEqualTo(stays.address());
            assertThat(said.value()).isEqualTo("周豫才");
        });
        assertThat(record(letter).version()).isEqualTo(1);
        assertThat(record(other).version()).isZero();
        assertThat(List.of(authority(first.id()), authority(goes.id())))
                .extracting(Authority::mergedInto)
                .containsOnly(stays.id());
        assertThat(found("周豫才")).containsExactly("鲁迅");
        assertThat(search("Lu Xun")).containsExactlyInAnyOrder(letter, other);
        long naming = open.archive().read(catalogue -> AuthorityList.naming(catalogue, stays.id(), 10));
        assertThat(naming).isEqualTo(2);
        assertThat(authorities.merge(goes.id(), 2, stays.id(), ARCHIVIST)).isInstanceOf(AuthorityOutcome.Gone.class);
        assertThat(authorities.correct(goes.id(), 2, luXun(), null, ARCHIVIST))
                .isInstanceOf(AuthorityOutcome.Gone.class);
    }

    @Test
    void only_an_address_of_this_archive_is_one() {
        UUID id = new UUID(7, 7);
        assertThat(AuthorityAddress.authority(AuthorityAddress.of(id))).contains(id);
        assertThat(AuthorityAddress.authority(URI.create("urn:uuid:" + id))).isEmpty();
        assertThat(AuthorityAddress.authority("urn:x-wenku:authority:nobody")).isEmpty();
        assertThat(AuthorityAddress.authority("")).isEmpty();
    }
}
