package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.quarantine.QuarantineCause;
import org.wenku.ingest.quarantine.QuarantineItem;
import org.wenku.ingest.quarantine.QuarantineItem.State;
import org.wenku.ingest.quarantine.QuarantineRegister;
import org.wenku.ingest.run.Releasing;
import org.wenku.ingest.scan.ScanVerdict;

/** A real clamd beside a real archive. */
class VirusScanIT {

    @SuppressWarnings("NullAway.Init")
    private static RealClamd clamd;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        clamd = RealClamd.start();
    }

    @AfterAll
    static void stop() throws IOException {
        clamd.close();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] mail(byte[] attachment) {
        return ("From: donor@example.org\r\nTo: archive@example.org\r\nSubject: old papers\r\n"
                        + "Date: Mon, 2 Mar 2020 10:00:00 +0800\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nAttached.\r\n"
                        + "--b\r\nContent-Type: application/zip; name=\"papers.zip\"\r\n"
                        + "Content-Disposition: attachment; filename=\"papers.zip\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(attachment)
                        + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private ScanVerdict scan(byte[] bytes) throws IOException {
        return clamd.client().scan(Files.write(folder.resolve("scanned"), bytes));
    }

    @Test
    void the_daemon_tells_clean_infected_too_large_and_beyond_its_limits() throws IOException {
        assertThat(scan("a letter".getBytes(StandardCharsets.UTF_8))).isInstanceOf(ScanVerdict.Clean.class);
        assertThat(scan(RealClamd.eicar())).isInstanceOfSatisfying(ScanVerdict.Infected.class, infected -> {
            assertThat(infected.signature()).startsWith("Eicar-Test");
            assertThat(infected.by().program()).startsWith("ClamAV ");
        });
        assertThat(scan(mail(zip("papers.com", RealClamd.eicar())))).isInstanceOf(ScanVerdict.Infected.class);
        byte[] large = new byte[3 << 20];
        new Random(7).nextBytes(large);
        assertThat(scan(large)).isInstanceOf(ScanVerdict.TooLarge.class);
        byte[] nested = "deep".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 12; i++) {
            nested = zip("inner.zip", nested);
        }
        assertThat(scan(nested)).isInstanceOf(ScanVerdict.Limited.class);
    }

    private TrialHouse house(Map<String, String> more) {
        return TrialHouse.in(folder.resolve("home"), more);
    }

    @Test
    void a_virus_in_a_zip_in_a_mail_is_quarantined_and_a_person_decides() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop/letters"));
        Files.write(drop.resolve("old papers.eml"), mail(zip("papers.com", RealClamd.eicar())));
        Files.writeString(drop.resolve("marked.txt"), "so " + RealClamd.MARKER);
        Files.writeString(drop.resolve("good.txt"), "A good letter");

        try (TrialHouse house = house(Map.of("WENKU_CLAMD_ADDRESS", clamd.address()))) {
            TrialHouse.Taken taken = house.take(true, folder.resolve("drop"));

            assertThat(taken.outcomes(drop))
                    .containsEntry("old papers.eml", "QUARANTINED")
                    .containsEntry("marked.txt", "QUARANTINED")
                    .containsEntry("good.txt", "ACCEPTED");
            assertThat(house.ask("select technical->'virusScan'->>'status' from file"))
                    .containsExactly("CLEAN");
            QuarantineRegister register = new QuarantineRegister(house.archive());
            List<QuarantineItem> waiting = register.list(State.WAITING, null, null, 10);
            assertThat(waiting).hasSize(2).allSatisfy(item -> {
                assertThat(item.cause()).isEqualTo(QuarantineCause.VIRUS);
                assertThat(item.because().english()).contains(String.valueOf(item.signature()));
                assertThat(register.bytes(item)).exists();
            });
            house.take(true, folder.resolve("drop"));
            assertThat(register.waiting()).as("the same drop again waits once").isEqualTo(2);

            house.archive().steps().start(1);
            QuarantineItem marked = named(waiting, "marked.txt");
            QuarantineItem mail = named(waiting, "old papers.eml");
            decide(house, marked, State.RELEASED, "our own test file");
            decide(house, mail, State.REFUSED, "infected");
            until(() -> register.find(marked.id()).orElseThrow().state() == State.TAKEN
                    && !Files.exists(register.bytes(mail)));

            assertThat(house.ask("select p.title from file f join record r on r.id = f.record_id"
                            + " join record p on p.id = r.parent_id where f.name = 'marked.txt'"))
                    .as("in the place where it would have stood")
                    .containsExactly("letters");
            assertThat(house.ask("select technical->'virusScan'->>'status' from file where name = 'marked.txt'"))
                    .containsExactly("INFECTED");
            assertThat(register.bytes(marked)).doesNotExist();
            assertThat(register.find(mail.id()).orElseThrow().decision())
                    .satisfies(decision -> assertThat(decision.why()).isEqualTo("infected"));
            assertThat(decide(house, mail, State.RELEASED, "too late")).isFalse();
        }
    }

    @Test
    void what_is_inside_mail_and_packed_files_is_scanned_again_when_it_comes_out() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop/letters"));
        byte[] infected = zip("papers.com", RealClamd.eicar());
        Files.write(drop.resolve("letter.eml"), mail(infected));
        ByteArrayOutputStream box = new ByteArrayOutputStream();
        box.writeBytes("From donor@example.org Mon Mar  2 10:00:00 2020\n".getBytes(StandardCharsets.US_ASCII));
        box.writeBytes(mail(infected));
        Files.write(drop.resolve("letters.mbox"), box.toByteArray());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("good.txt"));
            zip.write("A good letter".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("papers.com"));
            zip.write(RealClamd.eicar());
        }
        Files.write(drop.resolve("packed.zip"), packed.toByteArray());

        try (TrialHouse house = house(Map.of("WENKU_CLAMD_ADDRESS", clamd.address()))) {
            TrialHouse.Taken taken = house.take(true, drop);
            assertThat(taken.outcomes(drop))
                    .as("seen through from outside: nothing of them is in the archive")
                    .containsEntry("letter.eml", "QUARANTINED")
                    .containsEntry("letters.mbox", "QUARANTINED")
                    .containsEntry("packed.zip", "QUARANTINED");
            assertThat(house.count("select count(*) from file")).isZero();

            house.archive().steps().start(1);
            QuarantineRegister register = new QuarantineRegister(house.archive());
            List<QuarantineItem> waiting = register.list(State.WAITING, null, null, 10);
            decide(house, named(waiting, "letter.eml"), State.RELEASED, "the letter itself is wanted");
            decide(house, named(waiting, "packed.zip"), State.RELEASED, "the good one in it is wanted");
            until(() -> house.count("select count(*) from file") == 2
                    && house.count("select count(*) from step where kind = 'unpack' and state = 'DONE'") == 1);

            assertThat(house.ask("select state from inner_file i join file f on f.id = i.file_id"
                            + " where f.name = 'letter.eml'"))
                    .as("what is attached to the letter waits again")
                    .containsExactly("ASIDE");
            QuarantineItem attached = named(register.list(State.WAITING, null, null, 10), "papers.zip");
            assertThat(attached.cause()).isEqualTo(QuarantineCause.VIRUS);
            assertThat(attached.place().source()).isEqualTo("letter.eml/papers.zip");

            house.archive().write(new Act("林", "unpack", null), desk -> {
                HeldFile file = desk.catalogue()
                        .file(UUID.fromString(
                                String.valueOf(house.ask("select cast(id as text) from file where name = 'packed.zip'")
                                        .get(0))))
                        .orElseThrow();
                Unpacking.ask(house.archive().steps(), desk, file, "林");
                return null;
            });
            house.archive().steps().wake();
            until(() -> house.count("select count(*) from step where kind = 'unpack' and state = 'DONE'") == 2);
            assertThat(house.ask("select i.path || ' ' || i.state from inner_file i join file f on f.id = i.file_id"
                            + " where f.name = 'packed.zip' order by i.ordinal"))
                    .containsExactly("good.txt TAKEN", "papers.com ASIDE");
            assertThat(house.ask("select name from file order by name"))
                    .containsExactly("good.txt", "letter.eml", "packed.zip");
        }
    }

    private static QuarantineItem named(List<QuarantineItem> items, String name) {
        return items.stream()
                .filter(item -> item.place().name().display().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean decide(TrialHouse house, QuarantineItem item, State state, String why) {
        boolean decided = house.archive().write(new Act("林", "quarantine", why), desk -> {
            boolean stands = QuarantineRegister.decide(desk.session(), item.id(), state, "林", why);
            if (stands) {
                house.archive().steps().ask(desk, Releasing.after(item.id(), "林"));
            }
            return stands;
        });
        house.archive().steps().wake();
        return decided;
    }

    @Test
    void while_the_scanner_is_away_files_wait_or_are_scanned_when_it_comes_back() throws Exception {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Files.writeString(drop.resolve("marked.txt"), "so " + RealClamd.MARKER);
        Files.writeString(drop.resolve("good.txt"), "A good letter");
        clamd.kill();
        try {
            try (TrialHouse house = house(Map.of("WENKU_CLAMD_ADDRESS", clamd.address()))) {
                assertThat(house.take(true, drop).count("QUARANTINED")).isEqualTo(2);
                assertThat(house.ask("select distinct cause from quarantine_item"))
                        .containsExactly("NOT_SCANNED");
                assertThat(house.count("select count(*) from file")).isZero();
            }
            try (TrialHouse house =
                    house(Map.of("WENKU_CLAMD_ADDRESS", clamd.address(), "WENKU_CLAMD_WHEN_AWAY", "accept"))) {
                TrialHouse.Taken taken = house.take(true, drop);
                assertThat(taken.count("ACCEPTED")).isEqualTo(2);
                assertThat(taken.ended())
                        .allSatisfy(line -> assertThat(line.path("en").asText()).contains("not scanned"));
                assertThat(house.count("select count(*) from step where kind = 'virus-scan'"))
                        .isEqualTo(2);
                clamd.startAgain();
                house.archive().steps().start(1);
                until(() -> house.count("select count(*) from file where technical->'virusScan'->>'status'"
                                + " in ('CLEAN', 'INFECTED')")
                        == 2);
                assertThat(house.ask("select r.state from record r join file f on f.record_id = r.id"
                                + " where f.name = 'marked.txt'"))
                        .containsExactly("WITHDRAWN");
                assertThat(house.ask("select r.state from record r join file f on f.record_id = r.id"
                                + " where f.name = 'good.txt'"))
                        .containsExactly("PUBLISHED");
            }
        } finally {
            clamd.startAgain();
        }
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
