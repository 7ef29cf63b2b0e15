package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.exchange.bagit.BagTarget;
import org.wenku.archive.exchange.bagit.BagWriter;
import org.wenku.archive.exchange.bagit.FolderTarget;
import org.wenku.archive.exchange.bagit.TarTarget;

/** Bags of others on their way into the archive. */
class BagsIT {

    @TempDir
    private Path folder;

    private void write(BagTarget target) throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        try (BagWriter writer = BagWriter.to(target, scratch)) {
            for (String name : List.of("信件/一.txt", "信件/二.txt", "note.txt")) {
                byte[] text = ("The letter " + name).getBytes(StandardCharsets.UTF_8);
                writer.payload(name, text.length, new java.io.ByteArrayInputStream(text));
            }
            writer.say("External-Description", "Letters of the lane");
            writer.say("External-Identifier", "lane-7");
            writer.say("Contact-Phone", "+86 21 5555");
            writer.say("Bagging-Date", "2019-03-01");
            writer.finish();
        }
    }

    @Test
    void a_valid_bag_becomes_a_unit_that_says_what_the_bag_said() throws IOException {
        write(FolderTarget.at(folder.resolve("lane_bag")));
        try (OutputStream out = Files.newOutputStream(folder.resolve("packed.tar"))) {
            write(new TarTarget(out, "packed bag"));
        }

        try (TrialHouse house = TrialHouse.in(folder.resolve("home"))) {
            TrialHouse.Taken taken = house.take(true, folder.resolve("lane_bag"));

            assertThat(taken.count("ACCEPTED")).as("%s", taken.lines()).isEqualTo(3);
            assertThat(house.ask("select statements::text from record where title = 'lane bag'")
                            .toString())
                    .contains("Letters of the lane", "lane-7", "2019-03-01")
                    .doesNotContain("5555");
            assertThat(house.count("select count(*) from record r join record p on p.id = r.parent_id"
                            + " where p.title = '信件' and r.level = 'ITEM'"))
                    .isEqualTo(2);
            assertThat(house.ask("select name from file where kind = 'PRESERVATION' order by name")
                            .toString())
                    .contains("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha512.txt");
            List<Long> holdings = house.holdings();

            TrialHouse.Taken again = house.take(true, folder.resolve("lane_bag"));

            assertThat(again.count("DUPLICATE")).isEqualTo(3);
            assertThat(house.holdings()).isEqualTo(holdings);
            TrialHouse.Taken packed = house.take(true, folder.resolve("packed.tar"));
            assertThat(packed.count("DUPLICATE")).isEqualTo(3);
            assertThat(house.count("select count(*) from record where title = 'packed bag'"))
                    .isEqualTo(1);
            try (var left = Files.list(folder.resolve("home/scratch"))) {
                assertThat(left.map(Path::toString)).noneMatch(path -> path.contains("bag-"));
            }
        }
    }

    @Test
    void an_invalid_bag_is_refused_with_every_reason_and_nothing_of_it_is_taken() throws IOException {
        write(FolderTarget.at(folder.resolve("bag")));
        Files.writeString(folder.resolve("bag/data/note.txt"), "altered");
        Files.writeString(folder.resolve("bag/data/extra.txt"), "not listed");

        try (TrialHouse house = TrialHouse.in(folder.resolve("home"))) {
            TrialHouse.Taken taken = house.take(true, folder.resolve("bag"));

            assertThat(taken.count("REFUSED")).isEqualTo(1);
            List<JsonNode> ended = new ArrayList<>(taken.ended().toList());
            assertThat(ended).hasSize(1);
            assertThat(ended.get(0).path("en").asText())
                    .contains("data/note.txt", "data/extra.txt", "Payload-Oxum", "manifest-sha256.txt");
            assertThat(house.count("select count(*) from file")).isZero();
            assertThat(house.count("select count(*) from record where level <> 'FONDS'"))
                    .isZero();
            assertThat(house.count("select count(*) from ingest_item where outcome = 'REFUSED'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void what_left_as_a_bag_comes_back_as_it_left() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop/里弄 档案/信件"));
        Files.writeString(drop.resolve("一.txt"), "八月十三日，大雨。");
        Files.writeString(drop.resolve("100%25 \u00e9.txt"), "An odd name");
        Files.write(drop.resolve("talk.wav"), HostileFiles.recording());
        Files.writeString(drop.resolve("talk.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nI was seventeen then.\n");
        Files.writeString(folder.resolve("drop/top.txt"), "At the top");
        Path first = folder.resolve("first.tar");
        Path second = folder.resolve("second");
        try (TrialHouse house = TrialHouse.in(folder.resolve("one"))) {
            assertThat(house.take(true, folder.resolve("drop")).count("ACCEPTED"))
                    .isEqualTo(5);
            describeByHand(house);
            house.export("K", first);
        }
        try (TrialHouse house = TrialHouse.in(folder.resolve("two"))) {
            TrialHouse.Taken taken = house.take(true, first);

            assertThat(taken.count("ACCEPTED")).as("%s", taken.lines()).isEqualTo(5);
            house.export("K", second);
            List<Long> holdings = house.holdings();
            assertThat(house.take(true, first).count("DUPLICATE")).as("again").isEqualTo(5);
            assertThat(house.holdings()).isEqualTo(holdings);
            assertThat(house.count("select count(*) from cue")).isEqualTo(1);
        }
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        org.wenku.archive.exchange.bagit.PackedBag.in(first).orElseThrow().unpackTo(unpacked, 1L << 30);
        assertThat(Files.readString(second.resolve("manifest-sha512.txt")))
                .isEqualTo(Files.readString(unpacked.resolve("manifest-sha512.txt")));
        assertThat(withoutTop(second)).isEqualTo(withoutTop(unpacked)).hasSizeGreaterThan(6);
        assertThat(descriptions(second))
                .isEqualTo(descriptions(unpacked))
                .anyMatch(text -> text.contains("w:edtf=\"1937-08\""));
    }

    private static void describeByHand(TrialHouse house) {
        house.archive().write(new Act("林", "describe", null), desk -> {
            CatalogueRecord record =
                    desk.catalogue().record(new ReferenceCode("K/1")).orElseThrow();
            List<Statement> said = new ArrayList<>(record.statements().all());
            said.add(Statement.curated(Term.ALTERNATIVE, "At the very top", "en"));
            said.add(Statement.curated(Term.CREATED, "民国二十六年八月", "zh-Hant").readAs("1937-08"));
            desk.describe(record, new Statements(said));
            return null;
        });
        house.archive().write(new Act("林", "condition", null), desk -> {
            desk.condition(
                    desk.catalogue().record(new ReferenceCode("K/1")).orElseThrow(),
                    new Access(Condition.RESTRICTED, java.time.LocalDate.of(2090, 1, 1), "with the family"));
            desk.withdraw(desk.catalogue().record(new ReferenceCode("K/2/1/1")).orElseThrow(), "a mistake");
            return null;
        });
    }

    private static List<String> withoutTop(Path bag) throws IOException {
        List<String> lines = Files.readAllLines(bag.resolve("wenku/records.jsonl"));
        String top = lines.get(0).replaceFirst("^.*?\"id\":\"([^\"]+)\".*$", "$1");
        return lines.stream().map(line -> line.replace(top, "TOP")).toList();
    }

    private static List<String> descriptions(Path bag) throws IOException {
        List<String> texts = new ArrayList<>();
        try (var files = Files.walk(bag.resolve("wenku/records"))) {
            for (Path file :
                    files.filter(path -> path.endsWith("dc.xml")).sorted().toList()) {
                texts.add(Files.readString(file).replaceFirst("about=\"[^\"]+\"", ""));
            }
        }
        texts.sort(null);
        return texts;
    }
}
