package org.wenku.archive.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.AccountRefusal.Reason;
import org.wenku.archive.account.ProviderAccounts.Identity;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditEntry;
import org.wenku.archive.audit.AuditQuestion;

@SuppressWarnings("NullAway.Init")
class ProviderAccountsTest {

    private static final Sessions.Origin HERE = new Sessions.Origin("192.0.2.1", "a browser");
    private static final Identity LAN = new Identity("https://id.example.org", "lan");

    private OpenArchive open;
    private Accounts accounts;
    private ProviderAccounts provider;

    @BeforeEach
    void openTheArchive() {
        open = new OpenArchive();
        accounts = new Accounts(open.archive());
        provider = new ProviderAccounts(open.archive());
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Account person(String name) {
        return accounts.create("test", name, name, List.of(Grant.everywhere(Role.ARCHIVIST)));
    }

    private void choosesPassword(Account account) {
        OneTimeLinks links = new OneTimeLinks(open.archive());
        links.choosePassword(links.forPassword("test", account), "under the third lamp", HERE);
    }

    private static Reason reasonOf(Runnable act) {
        return catchThrowableOfType(AccountRefusal.class, act::run).reason();
    }

    private List<String> acts() {
        return Audit.of(open.archive()).page(AuditQuestion.EVERYTHING, null, 100).stream()
                .map(AuditEntry::act)
                .toList();
    }

    @Test
    void whoever_connects_is_known_by_issuer_and_subject_together_until_they_part() {
        Account mei = person("mei");
        choosesPassword(mei);
        provider.join(mei, LAN);

        assertThat(provider.known(LAN)).map(Account::id).contains(mei.id());
        assertThat(provider.known(new Identity("https://other.example.org", "lan")))
                .isEmpty();
        assertThat(provider.known(new Identity("https://id.example.org", "mei")))
                .isEmpty();

        provider.part(mei);

        assertThat(provider.known(LAN)).isEmpty();
        assertThat(acts()).contains("provider.join", "provider.part");
    }

    @Test
    void nobody_takes_over_what_is_somebody_elses_or_parts_from_their_only_way_in() {
        Account mei = person("mei");
        Account bo = person("bo");
        provider.join(mei, LAN);

        assertThat(reasonOf(() -> provider.join(bo, LAN))).isEqualTo(Reason.IDENTITY_TAKEN);
        assertThat(reasonOf(() -> provider.part(mei))).isEqualTo(Reason.NO_OTHER_WAY);

        assertThat(provider.known(LAN)).map(Account::name).contains("mei");
        assertThat(acts()).doesNotContain("provider.part").containsOnlyOnce("provider.join");
    }

    @Test
    void whoever_is_entered_by_the_provider_has_no_role_and_takes_nobodys_name() {
        person("mei");

        Account lan = provider.enter(LAN, "Lan", "兰");

        assertThat(lan.name()).isEqualTo("lan");
        assertThat(lan.grants()).isEmpty();
        assertThat(lan.hasPassword()).isFalse();
        assertThat(reasonOf(() -> provider.enter(new Identity("https://id.example.org", "2"), "mei", "Mei")))
                .isEqualTo(Reason.NAME_TAKEN);
        assertThat(reasonOf(() -> provider.enter(new Identity("https://id.example.org", "3"), "", "")))
                .isEqualTo(Reason.NAME);
        assertThat(provider.known(new Identity("https://id.example.org", "2"))).isEmpty();
    }

    @Test
    void somebody_who_arrives_in_four_windows_at_once_is_entered_once() throws Exception {
        ExecutorService windows = Executors.newFixedThreadPool(4);
        List<Callable<UUID>> arrivals = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            arrivals.add(() -> provider.enter(LAN, "lan", "兰").id());
        }

        List<UUID> entered = new ArrayList<>();
        for (var each : windows.invokeAll(arrivals)) {
            entered.add(each.get());
        }
        windows.shutdown();

        assertThat(entered)
                .hasSize(4)
                .containsOnly(provider.known(LAN).orElseThrow().id());
        assertThat(acts()).containsOnlyOnce("account.create");
    }
}
