package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestIT {

    private static final int DEEPER_THAN_ANY_CODE = 130;

    @TempDir
    private Path folder;

    @Test
    void hostile_files_hold_up_nobody_and_each_ends_in_a_named_state() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Path secret = Files.writeString(folder.resolve("secret"), "Zhongyang-Wenku-1930");
        List<byte[]> hostile = List.of(
                HostileFiles.zipBomb(),
                HostileFiles.gzipInGzip(),
                HostileFiles.truncatedPdf(),
                HostileFiles.encryptedZip(),
                HostileFiles.externalEntity(secret),
                HostileFiles.billionLaughs(),
                new byte[0],
                HostileFiles.zip("a.txt", "not a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                HostileFiles.deeplyNested());
        List<String> names = List.of(
                "bomb.zip",
                "turtles.gz",
                "half.pdf",
                "locked.zip",
                "entity.xml",
                "laughs.xml",
                "empty.txt",
                "picture.jpg",
                "nested.zip");
        for (int i = 0; i < names.size(); i++) {
            Files.write(drop.resolve(i + "h " + names.get(i)), hostile.get(i));
            Files.writeString(drop.resolve(i + "z good.txt"), "A good letter, number " + i);
        }
        Path deep = Files.createDirectories(drop.resolve("d/".repeat(DEEPER_THAN_ANY_CODE)));
        Files.writeString(deep.resolve("deep.txt"), "A letter far down");

        try (TrialHouse house = TrialHouse.in(folder.resolve("home"))) {
            TrialHouse.Taken first = house.take(true, drop);
            Map<String, String> outcomes = first.outcomes(drop);

            assertThat(first.summary().has("stopped")).as("%s", first.summary()).isFalse();
            assertThat(outcomes).hasSize(2 * names.size() + 1);
            assertThat(first.found()).isEqualTo(outcomes.size());
            assertThat(outcomes)
                    .allSatisfy((path, outcome) -> assertThat(outcome)
                            .as(path)
                            .isIn(
                                    path.endsWith("good.txt") || path.endsWith("deep.txt")
                                            ? List.of("ACCEPTED")
                                            : List.of("ACCEPTED", "QUARANTINED", "REFUSED")));
            assertThat(outcomes).containsEntry("6h empty.txt", "REFUSED");
            assertThat(house.count("select count(*) from text_part where body like '%Zhongyang-Wenku-1930%'"))
                    .isZero();
            addsUp(first, outcomes);
            house.agreesOn((int) first.count("ACCEPTED"));
            addsNothing(house, drop, outcomes);
        }
    }

    private static void addsUp(TrialHouse.Taken taken, Map<String, String> outcomes) {
        for (String kind : List.of("ACCEPTED", "DUPLICATE", "QUARANTINED", "REFUSED")) {
            assertThat(taken.count(kind))
                    .as(kind)
                    .isEqualTo(outcomes.values().stream().filter(kind::equals).count());
        }
    }

    private static void addsNothing(TrialHouse house, Path drop, Map<String, String> before) throws IOException {
        List<Long> holdings = house.holdings();

        Map<String, String> again = house.take(true, drop).outcomes(drop);

        assertThat(again)
                .allSatisfy((path, outcome) -> assertThat(outcome)
                        .as(path)
                        .isEqualTo(
                                "ACCEPTED".equals(before.get(path)) ? "DUPLICATE" : String.valueOf(before.get(path))));
        assertThat(house.holdings()).isEqualTo(holdings);
    }

    @Test
    void the_same_bytes_are_taken_once_in_a_drop_and_across_runs() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Path copies = Files.createDirectories(drop.resolve("copies"));
        Files.writeString(drop.resolve("a.txt"), "one and the same");
        Files.writeString(drop.resolve("b.txt"), "one and the same");
        Files.writeString(copies.resolve("c.txt"), "one and the same");
        for (Path place : List.of(drop, copies)) {
            Files.write(place.resolve("talk.wav"), HostileFiles.recording());
            Files.writeString(place.resolve("talk.vtt"), transcript("I was seventeen then."));
        }
        Files.writeString(drop.resolve("talk.en.vtt"), transcript("I was seventeen then."));

        try (TrialHouse house = TrialHouse.in(folder.resolve("home"))) {
            TrialHouse.Taken first = house.take(true, drop);

            assertThat(first.count("ACCEPTED")).as("%s", first.lines()).isEqualTo(3);
            assertThat(first.count("DUPLICATE")).isEqualTo(5);
            assertThat(first.record(drop.resolve("talk.vtt"))).isEqualTo(first.record(drop.resolve("talk.wav")));
            house.agreesOn(2);
            addsNothing(house, drop, first.outcomes(drop));

            Files.writeString(drop.resolve("talk.zh.vtt"), transcript("那时我十七岁。"));
            TrialHouse.Taken later = house.take(true, drop);

            assertThat(later.count("ACCEPTED")).isEqualTo(1);
            assertThat(later.count("DUPLICATE")).isEqualTo(8);
            assertThat(later.record(drop.resolve("talk.zh.vtt"))).isEqualTo(first.record(drop.resolve("talk.wav")));
            house.agreesOn(2);
        }
    }

    private static String transcript(String words) {
        return "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n" + words + "\n";
    }

    @Test
    void drafts_stay_drafts_until_they_are_published() throws IOException {
        Path drafts = HostileFiles.smallFiles(folder.resolve("drafts"), 3);
        Path open = Files.createDirectories(folder.resolve("open"));
        Files.writeString(open.resolve("open.txt"), "For everybody");

        try (TrialHouse house = TrialHouse.in(folder.resolve("home"))) {
            house.take(false, drafts);
            house.take(true, open);

            assertThat(house.ask("select state || ' ' || count(*) from record where level = 'ITEM' group by state"))
                    .containsExactlyInAnyOrder("DRAFT 3", "PUBLISHED 1");
            assertThat(house.take(true, open).summary().path("hidden").asBoolean())
                    .as("whoever publishes below a draft is told")
                    .isTrue();
        }
    }

    @Test
    void things_stand_in_the_order_of_the_drop_however_long_each_takes_to_be_read() throws IOException {
        Path drop = folder.resolve("drop");
        for (int i = 1; i <= 8; i++) {
            Path outer = drop.resolve("卷 " + i);
            Path inner = Files.createDirectories(outer.resolve("inner"));
            Files.writeString(outer.resolve("long.txt"), (i + " 里弄会议的记录。").repeat(60_000));
            Files.writeString(inner.resolve("short.txt"), "短 " + i);
        }
        try (TrialHouse house = TrialHouse.in(folder.resolve("home"))) {
            assertThat(house.take(true, drop).count("ACCEPTED")).isEqualTo(16);
            assertThat(house.count(
                            "select count(*) from record item join record unit on unit.parent_id = item.parent_id"
                                    + " where item.level = 'ITEM' and unit.level <> 'ITEM'"))
                    .isEqualTo(8);
            assertThat(house.ask("select unit.reference_code from record item join record unit"
                            + " on unit.parent_id = item.parent_id and unit.tree_path < item.tree_path"
                            + " where item.level = 'ITEM' and unit.level <> 'ITEM'"))
                    .as("folders that stand before the files beside them")
                    .isEmpty();
        }
    }
}
