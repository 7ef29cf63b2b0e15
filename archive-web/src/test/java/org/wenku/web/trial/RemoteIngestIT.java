package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Right;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Tokens;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Settings;
import org.wenku.web.SignedIn;
import org.wenku.web.Site;
import org.wenku.web.command.ArchiveCommand;

/** The command on one machine, the archive on another: two processes that share nothing but an address. */
class RemoteIngestIT {

    @TempDir
    private Path folder;

    private record Ran(int status, String said) {}

    private Ran run(Site site, String token, Path drop) throws IOException, InterruptedException {
        Process process = start(site, token, drop);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private Process start(Site site, String token, Path drop) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                ArchiveCommand.class.getName(),
                "ingest",
                drop.toString(),
                "--into",
                "LANE",
                "--verbose",
                "--to",
                site.address().toString());
        builder.environment().put("WENKU_TOKEN", token);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("WENKU_TONGUE", "en");
        return builder.redirectErrorStream(true).start();
    }

    private static long ask(Site site, String sql) {
        return site.house()
                .archive()
                .read(catalogue -> catalogue.ask(
                        session -> session.createNativeQuery(sql, Long.class).getSingleResult()));
    }

    private Site site() {
        System.setProperty("wenku.worker", System.getProperty("wenku.worker", TrialHouse.WORKER));
        Site site = Site.open(
                Settings.load(folder.resolve("home"), Map.of("WENKU_OCR_ENABLED", "false", "WENKU_SERVER_PORT", "0")));
        site.house()
                .archive()
                .write(
                        new Act("keeper", "enter", null),
                        desk -> desk.createFonds(new NewRecord(
                                RecordIds.next(),
                                Level.FONDS,
                                "LANE",
                                Statements.of(Statement.curated(Term.TITLE, "里弄档案", "zh-Hans")),
                                RecordState.PUBLISHED,
                                Access.OPEN)));
        return site;
    }

    private static String token(Site site) {
        SignedIn who = SignedIn.to(site.house().archive(), site.address(), Role.ARCHIVIST);
        UUID lane = site.house()
                .archive()
                .read(catalogue -> catalogue.record(new ReferenceCode("LANE")))
                .orElseThrow()
                .id();
        return new Tokens(site.house().archive())
                .create(
                        who.account(),
                        new Tokens.Wish(
                                "trial",
                                Set.of(Right.INGEST),
                                Set.of(lane),
                                Instant.now().plus(Duration.ofDays(1))))
                .text();
    }

    @Test
    void a_folder_of_another_machine_arrives_whole_although_the_command_was_killed_in_the_middle() throws Exception {
        Path drop = Files.createDirectories(folder.resolve("drop/信件"));
        for (int i = 1; i <= 20; i++) {
            Files.writeString(drop.resolve("信 " + i + ".txt"), "第 " + i + " 封信");
        }
        byte[] large = new byte[150 << 20];
        new Random(5).nextBytes(large);
        Files.write(folder.resolve("drop/tape.bin"), large);
        Files.createFile(folder.resolve("drop/empty.txt"));
        try (Site site = site()) {
            String token = token(site);
            Process first = start(site, token, folder.resolve("drop"));
            while (ask(site, "select coalesce(max(received), 0)::bigint from upload") < 16 << 20 && first.isAlive()) {
                Thread.onSpinWait();
            }
            first.destroyForcibly().waitFor();
            assertThat(ask(site, "select count(*) from file")).isZero();

            Ran second = run(site, token, folder.resolve("drop"));

            assertThat(second.status()).as(second.said()).isEqualTo(3);
            assertThat(second.said()).contains("empty.txt", "0 bytes").contains("in all");
            assertThat(ask(site, "select count(*) from delivery"))
                    .as("it went on")
                    .isEqualTo(1);
            assertThat(ask(site, "select count(*) from file where name like '信 %'"))
                    .isEqualTo(20);
            assertThat(ask(
                            site,
                            "select count(*) from ingest_item i join upload u on u.id = i.upload_id"
                                    + " where u.path = 'tape.bin' and i.outcome in ('ACCEPTED', 'QUARANTINED')"))
                    .isEqualTo(1);
            assertThat(ask(site, "select count(*) from record where title = '信件'"))
                    .isEqualTo(1);

            Ran third = run(site, token, drop);
            assertThat(third.status()).as(third.said()).isZero();
            assertThat(third.said()).contains("20  held already");
        }
    }

    @Test
    void a_token_that_is_not_known_is_named() throws Exception {
        Path drop = Files.writeString(folder.resolve("a.txt"), "a");
        try (Site site = site()) {
            Ran ran = run(site, "arch_nothing", drop);

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.said()).contains("does not accept this token");
            assertThat(List.of(ran.said().split("\n"))).hasSize(1);
        }
    }
}
