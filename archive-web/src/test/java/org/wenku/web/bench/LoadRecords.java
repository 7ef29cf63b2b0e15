package org.wenku.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Settings;

/** Fills a home with described records, without files: poems where they are given, else words from a fixed seed. */
public final class LoadRecords {

    private static final int TOGETHER = 500;

    private LoadRecords() {}

    /** {@code HOME COUNT [poems.jsonl.gz]}. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        List<JsonNode> texts = arguments.length > 2 ? poems(Path.of(arguments[2])) : List.of();
        try (Archive archive = Archive.open(Settings.load(home, Map.of()))) {
            load(archive, count, texts);
            archive.follower().awaitCaughtUp(Duration.ofMinutes(30));
        }
    }

    private static List<JsonNode> poems(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> poems = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                poems.add(json.readTree(line));
            }
        }
        return poems;
    }

    private static void load(Archive archive, int count, List<JsonNode> texts) {
        Act act = new Act("bench", "load", null);
        Random random = new Random(1942);
        for (int made = 0; made < count; ) {
            int series = made;
            UUID fonds = archive.write(
                            act,
                            desk -> desk.createFonds(unit(
                                    Level.FONDS,
                                    "BENCH" + series,
                                    Statement.curated(Term.TITLE, "测试全宗 " + series, "zh-Hans"))))
                    .id();
            for (int i = 0; i < 20 && made < count; i++) {
                List<NewRecord> records = new ArrayList<>();
                for (int j = 0; j < TOGETHER && made < count; j++, made++) {
                    records.add(item(made, texts, random));
                }
                archive.write(act, desk -> desk.create(fonds, records));
            }
        }
    }

    private static NewRecord unit(Level level, @org.jspecify.annotations.Nullable String code, Statement... said) {
        return new NewRecord(RecordIds.next(), level, code, Statements.of(said), RecordState.PUBLISHED, Access.OPEN);
    }

    private static final String[] SUBJECTS = {"诗", "词", "日记", "信件", "照片", "地图", "会议记录", "口述史"};
    private static final String[] TYPES = {"Text", "StillImage", "Sound", "MovingImage", "Collection"};

    private static NewRecord item(int number, List<JsonNode> texts, Random random) {
        String title = "第 " + number + " 件 档案";
        String creator = "作者" + number % 500;
        String text = words(random);
        if (!texts.isEmpty()) {
            JsonNode poem = texts.get(number % texts.size());
            title = poem.path("title").asText(title) + (number >= texts.size() ? " " + number / texts.size() : "");
            creator = poem.path("creator").asText(creator);
            text = poem.path("text").asText(text);
        }
        int year = 1850 + random.nextInt(120);
        return unit(
                Level.ITEM,
                null,
                Statement.curated(Term.TITLE, title.isBlank() ? "无题" : title, "zh"),
                Statement.curated(Term.CREATOR, creator.isBlank() ? "佚名" : creator, "zh"),
                Statement.curated(Term.DESCRIPTION, text.isBlank() ? "无" : text, "zh"),
                Statement.curated(Term.SUBJECT, SUBJECTS[random.nextInt(SUBJECTS.length)], "zh"),
                Statement.curated(Term.TYPE, TYPES[random.nextInt(TYPES.length)], null),
                Statement.curated(Term.LANGUAGE, random.nextInt(4) == 0 ? "zh-Hant" : "zh-Hans", null),
                Statement.curated(Term.CREATED, Integer.toString(year), null),
                Statement.curated(
                        Term.ABSTRACT,
                        "A letter from the lane, kept in box " + random.nextInt(900) + ", archive",
                        "en"));
    }

    private static String words(Random random) {
        String[] words = {"档案", "文件", "仓库", "搬家", "邻居", "弄堂", "口述", "历史", "记录", "会议", "春风", "明月", "江水"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(words[random.nextInt(words.length)]).append(i % 7 == 6 ? "。" : "");
        }
        return text.toString();
    }
}
