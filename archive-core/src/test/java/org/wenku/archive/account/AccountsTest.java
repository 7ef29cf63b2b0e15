package org.wenku.archive.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Right;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.AccountRefusal.Reason;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditEntry;
import org.wenku.archive.audit.AuditQuestion;

@SuppressWarnings("NullAway.Init")
class AccountsTest {

    private static final Sessions.Origin HERE = new Sessions.Origin("192.0.2.1", "a browser");
    private static final String PASSWORD = "弄堂口的第三盏灯下见面";

    private OpenArchive open;
    private Accounts accounts;
    private SignIn signIn;
    private OneTimeLinks links;
    private Sessions sessions;

    @BeforeEach
    void openTheArchive() {
        open = new OpenArchive();
        lookAgain();
    }

    private void lookAgain() {
        accounts = new Accounts(open.archive());
        signIn = new SignIn(open.archive());
        links = new OneTimeLinks(open.archive());
        sessions = new Sessions(open.archive());
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static Reason reasonOf(Runnable act) {
        return catchThrowableOfType(AccountRefusal.class, act::run).reason();
    }

    private Account person(String name, Role role) {
        Account account = accounts.create("test", name, name, List.of(Grant.everywhere(role)));
        links.choosePassword(links.forPassword("test", account), PASSWORD + "！", HERE);
        return accounts.named(name).orElseThrow();
    }

    @Test
    void there_is_nobody_at_first_and_one_link_makes_the_first_administrator_once() {
        assertThat(accounts.hasAdministrator()).isFalse();
        Secret stale = links.forSetUp();
        Secret link = links.forSetUp();
        assertThat(links.isForSetUp(stale)).isFalse();
        assertThat(links.isForSetUp(link)).isTrue();

        Secret session = links.setUp(link, "Lai.Sheng", "来生", PASSWORD + "！", HERE);

        Account first = sessions.recognise(session, Instant.now()).orElseThrow().account();
        assertThat(first.name()).isEqualTo("lai.sheng");
        assertThat(first.reader().holdsEverywhere(Right.ADMINISTER)).isTrue();
        assertThat(links.isForSetUp(link)).isFalse();
        assertThat(reasonOf(() -> links.setUp(link, "second", "Second", PASSWORD + "！", HERE)))
                .isEqualTo(Reason.LINK_SPENT);
        assertThat(reasonOf(() -> links.setUp(links.forSetUp(), "second", "Second", PASSWORD + "！", HERE)))
                .isEqualTo(Reason.ALREADY_SET_UP);
    }

    @Test
    void two_who_use_the_set_up_link_at_once_make_one_administrator() throws Exception {
        Secret link = links.forSetUp();
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Callable<Boolean>> tries = List.of(() -> setUp(link, "one"), () -> setUp(link, "two"));

        long made = 0;
        for (var each : both.invokeAll(tries)) {
            made += each.get() ? 1 : 0;
        }
        both.shutdown();

        assertThat(made).isEqualTo(1);
        assertThat(accounts.page(null)).hasSize(1);
    }

    private boolean setUp(Secret link, String name) {
        try {
            links.setUp(link, name, name, PASSWORD + "！", HERE);
            return true;
        } catch (AccountRefusal late) {
            return false;
        }
    }

    @Test
    void a_password_opens_and_neither_it_nor_a_session_is_anywhere_in_the_database() throws SQLException {
        person("mei", Role.ARCHIVIST);

        SignIn.Outcome outcome = signIn.attempt(" MEI ", PASSWORD + "！", HERE);

        assertThat(outcome).isInstanceOf(SignIn.SignedIn.class);
        Secret secret = ((SignIn.SignedIn) outcome).secret();
        assertThat(sessions.recognise(secret, Instant.now())).isPresent();
        assertThat(everything()).contains("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD, secret.text());
        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    /** The tables of this department as text. */
    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = open.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("account", "session", "one_time_link", "login_attempt", "audit", "token")) {
                ResultSet rows = statement.executeQuery("select t::text from " + table + " t");
                while (rows.next()) {
                    all.append(rows.getString(1)).append('\n');
                }
            }
        }
        return all.toString();
    }

    @Test
    void whoever_is_refused_is_told_nothing_and_after_some_failures_has_to_wait_even_after_a_restart() {
        person("mei", Role.ARCHIVIST);
        for (int i = 0; i < SignIn.MOST_PER_NAME; i++) {
            assertThat(signIn.attempt("mei", "not this one " + i, HERE)).isEqualTo(new SignIn.Refused());
        }
        assertThat(signIn.attempt("nobody", "not this one", HERE)).isEqualTo(new SignIn.Refused());

        open.reopened();
        lookAgain();

        Sessions.Origin elsewhere = new Sessions.Origin("192.0.2.99", "another");
        assertThat(signIn.attempt("mei", PASSWORD + "！", elsewhere)).isInstanceOf(SignIn.TooMany.class);
        assertThat(signIn.attempt("mei", PASSWORD + "！", HERE)).isInstanceOf(SignIn.TooMany.class);
        assertThat(acts("mei")).contains("sign-in.refused").containsOnlyOnce("sign-in.too-many");
    }

    @Test
    void one_address_cannot_try_one_name_after_the_other() {
        for (int i = 0; i < SignIn.MOST_PER_ADDRESS; i++) {
            signIn.attempt("name-" + i, "not this one", HERE);
        }

        assertThat(signIn.attempt("fresh", "not this one", HERE)).isInstanceOf(SignIn.TooMany.class);
        assertThat(signIn.attempt("fresh", "not this one", new Sessions.Origin("192.0.2.2", "b")))
                .isEqualTo(new SignIn.Refused());
    }

    @Test
    void a_session_ends_when_it_was_silent_too_long_and_in_any_case_after_a_week() {
        Account mei = person("mei", Role.READER);
        Secret secret = signIn.let(mei, HERE, "test");
        Instant now = Instant.now();

        assertThat(sessions.recognise(secret, now.plus(Sessions.IDLE).plusSeconds(60)))
                .isEmpty();
        assertThat(sessions.recognise(secret, now.plus(Sessions.IDLE).minusSeconds(60)))
                .isPresent();
        Instant later = now.plus(Sessions.IDLE).minusSeconds(60);
        for (int i = 0; i < 30 && later.isBefore(now.plus(Sessions.LONGEST)); i++) {
            assertThat(sessions.recognise(secret, later)).isPresent();
            later = later.plus(Sessions.IDLE).minusSeconds(60);
        }
        assertThat(sessions.recognise(secret, now.plus(Sessions.LONGEST).plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void a_changed_password_ends_all_other_sessions() {
        Account mei = person("mei", Role.ARCHIVIST);
        Secret kept = signIn.let(mei, HERE, "test");
        Secret other = signIn.let(mei, HERE, "test");
        UUID keep =
                sessions.recognise(kept, Instant.now()).orElseThrow().session().id();

        assertThat(reasonOf(() -> accounts.changePassword(mei.id(), "not the old one", "another password", keep)))
                .isEqualTo(Reason.PASSWORD_WRONG);
        accounts.changePassword(mei.id(), PASSWORD + "！", "another password", keep);

        assertThat(sessions.recognise(kept, Instant.now())).isPresent();
        assertThat(sessions.recognise(other, Instant.now())).isEmpty();
        assertThat(signIn.attempt("mei", "another password", HERE)).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void whoever_is_disabled_is_out_at_once_and_gets_no_other_answer_than_a_wrong_password() {
        Account mei = person("mei", Role.ARCHIVIST);
        Secret session = signIn.let(mei, HERE, "test");

        accounts.disable("test", mei.id());

        assertThat(sessions.recognise(session, Instant.now())).isEmpty();
        assertThat(signIn.attempt("mei", PASSWORD + "！", HERE)).isEqualTo(new SignIn.Refused());
        accounts.enable("test", mei.id());
        assertThat(signIn.attempt("mei", PASSWORD + "！", HERE)).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void the_last_administrator_stays() {
        Account one = person("one", Role.ADMINISTRATOR);
        Account two = person("two", Role.ADMINISTRATOR);
        accounts.disable("one", two.id());

        assertThat(reasonOf(() -> accounts.disable("one", one.id()))).isEqualTo(Reason.LAST_ADMINISTRATOR);
        assertThat(reasonOf(() -> accounts.grant("one", one.id(), List.of()))).isEqualTo(Reason.LAST_ADMINISTRATOR);
        assertThat(accounts.account(one.id()).orElseThrow().reader().holdsEverywhere(Right.ADMINISTER))
                .isTrue();
    }

    @Test
    void names_and_passwords_that_cannot_be_are_refused_with_the_reason() {
        person("mei", Role.READER);
        Account other = accounts.create("test", "a-very-long-name", "Other", List.of());
        Secret link = links.forPassword("test", other);

        assertThat(reasonOf(() -> accounts.create("test", "MEI", "Mei", List.of())))
                .isEqualTo(Reason.NAME_TAKEN);
        assertThat(reasonOf(() -> accounts.create("test", "a b", "Mei", List.of())))
                .isEqualTo(Reason.NAME);
        assertThat(reasonOf(() -> accounts.create("test", "b", "  ", List.of())))
                .isEqualTo(Reason.DISPLAY_NAME);
        assertThat(reasonOf(() -> links.choosePassword(link, "too short", HERE)))
                .isEqualTo(Reason.PASSWORD_SHORT);
        assertThat(reasonOf(() -> links.choosePassword(link, "A-Very-Long-Name", HERE)))
                .isEqualTo(Reason.PASSWORD_IS_NAME);
        assertThat(reasonOf(() -> links.choosePassword(link, "long ".repeat(50), HERE)))
                .isEqualTo(Reason.PASSWORD_LONG);
        assertThat(reasonOf(
                        () -> accounts.grant("test", other.id(), List.of(new Grant(Role.READER, UUID.randomUUID())))))
                .isEqualTo(Reason.NO_SUCH_FONDS);
    }

    @Test
    void roles_stand_in_fonds() {
        UUID lane = open.fonds("LANE");
        Account mei = accounts.create("test", "mei", "梅", List.of(new Grant(Role.ARCHIVIST, lane)));

        assertThat(mei.reader().holds(Right.DESCRIBE, lane)).isTrue();
        assertThat(mei.reader().holdsEverywhere(Right.DESCRIBE)).isFalse();
        assertThat(notes("mei").get(0).detail()).containsEntry("roles", "ARCHIVIST@LANE");
    }

    @Test
    void every_act_is_in_the_log_and_the_log_cannot_be_changed() throws SQLException {
        person("mei", Role.ARCHIVIST);
        assertThat(acts("mei")).contains("password.chosen");
        assertThat(acts("test")).contains("account.create", "password.link");
        assertThat(Audit.of(open.archive()).firstBroken()).isEmpty();

        try (Connection connection = open.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String attack : List.of(
                    "update audit set actor = 'nobody'", "delete from audit", "update audit_chain set digest = ''")) {
                assertThatThrownBy(() -> statement.execute(attack)).hasMessageContaining("append-only");
            }
        }
    }

    private List<AuditEntry> notes(String subject) {
        return Audit.of(open.archive()).page(AuditQuestion.EVERYTHING, null, 100).stream()
                .filter(entry -> subject.equals(entry.subject()))
                .toList();
    }

    private List<String> acts(String by) {
        return Audit.of(open.archive()).page(new AuditQuestion(by, null, null), null, 100).stream()
                .map(AuditEntry::act)
                .toList();
    }
}
