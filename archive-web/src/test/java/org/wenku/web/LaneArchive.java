package org.wenku.web;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Role;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.Cue;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.FileText.TextOrigin;
import org.wenku.archive.holding.TextPart;

/** The archive of an invented neighbourhood, small, with one unit of every kind a page has to show. */
final class LaneArchive implements AutoCloseable {

    static final String HOSTILE = "<script>alert(1)</script> \" onmouseover=\"x ${1+1} {{x}}";

    private static final String LONG = "Unbroken".repeat(38);

    private final OpenHouse house = OpenHouse.open();

    final UUID lane = house.fonds("LANE", "梧桐里居民委员会");
    final UUID studio = house.fonds("CHEN", "陈家照相馆");
    final UUID letters = published(lane, Level.SERIES, title("往来信札"));
    final UUID voices = published(
            lane,
            Level.SERIES,
            title("口述访谈"),
            english(Term.TITLE, "Interviews"),
            said(Term.ABSTRACT, "1997至1999年所做的访谈，共二十三人次。讲述者多为五十年代迁入的老住户。录音原件为盒式磁带。"),
            said(Term.EXTENT, "盒式磁带31盒"));
    final UUID recording = recording();
    final UUID silent = silent();
    final UUID letter = letter();
    final UUID scan = scan();
    final UUID photograph = photograph();
    final UUID ledger = ledger();
    final UUID restricted = restricted();
    final UUID hostile = published(letters, Level.ITEM, title(HOSTILE));
    final UUID longName = published(letters, Level.ITEM, english(Term.TITLE, LONG), said(Term.SUBJECT, LONG));
    final UUID draft = house.unit(letters, Level.ITEM, RecordState.DRAFT, Access.OPEN, title("尚未整理的信"));
    final UUID withdrawn = published(letters, Level.ITEM, title("已撤回的信"));
    final UUID slips = published(lane, Level.FILE, title("公用电话传呼单"), english(Term.TITLE, "Telephone slips"));
    final UUID middleOfSeries = manySlips();
    final UUID empty = published(studio, Level.SERIES, title("底片"));

    /** Who sees the pages of the staff. */
    final SignedIn reviewer = house.signedIn(Role.REVIEWER);

    private LaneArchive() {
        house.withdraw(withdrawn, "捐赠人撤回授权");
        house.indexed();
    }

    static LaneArchive open() {
        return new LaneArchive();
    }

    URI address() {
        return house.address();
    }

    /** The address of one page of every kind, by a name. */
    Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("results", "/search?q=公用电话");
        pages.put("results-limited", "/search?q=电话&type=Text&collection=" + lane + "&within=" + lane);
        pages.put("everything", "/search?q=");
        pages.put("nothing", "/search?q=龙王庙会&type=Sound");
        pages.put("collections", "/collections");
        pages.put("fonds", "/records/" + lane);
        pages.put("series", "/records/" + voices);
        pages.put("long-list", "/records/" + slips);
        pages.put("empty-series", "/records/" + empty);
        pages.put("recording", "/records/" + recording);
        pages.put("recording-without-transcript", "/records/" + silent);
        pages.put("text", "/records/" + letter + "?part=2");
        pages.put("page-images", "/records/" + scan);
        pages.put("photograph", "/records/" + photograph);
        pages.put("download-only", "/records/" + ledger);
        pages.put("restricted", "/records/" + restricted);
        pages.put("long-title", "/records/" + longName);
        pages.put("middle-of-series", "/records/" + middleOfSeries);
        pages.put("people", "/people");
        pages.put("subjects", "/subjects");
        pages.put("places", "/places");
        pages.put("dates", "/dates");
        pages.put("about", "/about");
        pages.put("not-found", "/nowhere");
        pages.put("withdrawn", "/records/" + withdrawn);
        pages.putAll(desks());
        return pages;
    }

    /** The pages on which something is done with a record as a whole. */
    private Map<String, String> desks() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("desk-publish", "/staff/records/" + draft + "/publish");
        pages.put("desk-publish-restricted", "/staff/records/" + restricted + "/publish");
        pages.put("desk-withdraw", "/staff/records/" + longName + "/withdraw");
        pages.put("desk-withdraw-fonds", "/staff/records/" + lane + "/withdraw");
        pages.put("desk-delete", "/staff/records/" + draft + "/delete");
        pages.put("desk-move", "/staff/records/" + letter + "/move");
        pages.put("desk-move-none", "/staff/records/" + letter + "/move?q=NONE");
        pages.put("desk-move-to", "/staff/records/" + slips + "/move?to=" + voices);
        pages.put("desk-history", "/staff/records/" + withdrawn + "/history");
        pages.put("desk-version", "/staff/records/" + withdrawn + "/history/1");
        pages.put("desk-version-first", "/staff/records/" + letter + "/history/0");
        pages.put("desk-restore", "/staff/records/" + withdrawn + "/history/0/restore");
        pages.put("desk-form-withdrawn", "/staff/records/" + withdrawn + "/describe");
        return pages;
    }

    private UUID published(UUID parent, Level level, Statement... said) {
        return house.unit(parent, level, RecordState.PUBLISHED, Access.OPEN, said);
    }

    private static Statement title(String title) {
        return said(Term.TITLE, title);
    }

    private static Statement said(Term term, String value) {
        return Statement.curated(term, value, "zh-Hans");
    }

    private static Statement english(Term term, String value) {
        return Statement.curated(term, value, "en");
    }

    private static Statement type(String type) {
        return Statement.curated(Term.TYPE, type, null);
    }

    private static Statement date(String written, String edtf) {
        return said(Term.CREATED, written).readAs(edtf);
    }

    private static final List<String> TOLD = List.of(
            "您是哪一年搬进梧桐里的？",
            "一九五一年，我跟我姆妈一道搬来的，那时候我十二岁。",
            "那时候整条弄堂只有一部公用电话，阿婆在楼下喊一声“三楼小王电话”，三楼的人就跑下来接。",
            "夏天晚上排队打电话的人能排到弄堂口。",
            "后来呢？",
            "后来家家装了电话，一九九二年那间电话间就拆掉了。");
    private static final List<String> TOLD_IN_ENGLISH = List.of(
            "In which year did you move into the lane?",
            "In 1951, with my mother. I was twelve.",
            "There was one telephone for the whole lane then. The old woman called up, and whoever it was for came down.",
            "On summer evenings the queue reached the mouth of the lane.",
            "And later?",
            "Later every family had its own, and in 1992 the booth was taken away.");

    private UUID recording() {
        UUID unit = published(
                voices,
                Level.ITEM,
                title("王秀兰谈弄堂里的公用电话"),
                Statement.curated(Term.TITLE, "王秀蘭談弄堂裏的公用電話", "zh-Hant"),
                english(Term.TITLE, "Wang Xiulan on the public telephone in the lane"),
                said(Term.CREATOR, "王秀兰"),
                said(Term.CREATOR, "林晓雯"),
                said(Term.ABSTRACT, "王秀兰1951年搬入梧桐里，讲述弄堂口公用电话间三十年间的人与事。"),
                english(
                        Term.ABSTRACT,
                        "The telephone booth at the mouth of the lane, and thirty years of those who used it."),
                said(Term.SUBJECT, "公用电话"),
                said(Term.SUBJECT, "弄堂生活"),
                said(Term.SPATIAL, "梧桐里"),
                type("Sound"),
                date("1998年4月12日", "1998-04-12"),
                Statement.of(Term.LANGUAGE, "zh", null, Origin.derived("Wenku", "1", null)),
                Statement.of(Term.FORMAT, "audio/wav", null, Origin.extracted("Apache Tika", "3.3.1", "Content-Type")));
        house.file(unit, "王秀兰_1998-04-12_A面.wav", "audio/wav", tone(30));
        house.transcript(unit, "王秀兰_1998-04-12_A面.vtt", cues(TOLD, "zh-Hans"));
        house.transcript(unit, "王秀兰_1998-04-12_A面.en.vtt", cues(TOLD_IN_ENGLISH, "en"));
        return unit;
    }

    private static List<Cue> cues(List<String> told, String language) {
        return Stream.iterate(0, i -> i < told.size(), i -> i + 1)
                .map(i -> new Cue(
                        i + 1, i * 4_000L, i * 4_000L + 3_900, i % 4 == 0 ? "林晓雯" : "王秀兰", language, told.get(i)))
                .toList();
    }

    private UUID silent() {
        UUID unit = published(voices, Level.ITEM, title("弄堂声响"), type("Sound"), date("约1999年", "1999~"));
        house.file(unit, "lane.wav", "audio/wav", tone(2));
        return unit;
    }

    private UUID letter() {
        UUID unit = published(
                letters,
                Level.ITEM,
                Statement.curated(Term.TITLE, "關於裝設公用電話事宜致電話局函（附復函抄件）", "zh-Hant"),
                english(Term.TITLE, "Letter to the Telephone Bureau asking for a public telephone"),
                Statement.curated(Term.CREATOR, "陳德明", "zh-Hant"),
                said(Term.SUBJECT, "公用电话"),
                said(Term.SPATIAL, "梧桐里"),
                type("Text"),
                date("民国三十六年五月十二日", "1947-05-12"));
        UUID id = RecordIds.next();
        List<TextPart> parts = List.of(
                new TextPart(
                        1,
                        null,
                        "敬啟者：查本里居民凡二百餘戶，迄無公用電話一具，往來傳呼，諸多不便。茲經里民大會議決，公推陳德明、王世昌二君為代表，向貴局申請裝設公用電話一具，地點擬在里口煙紙店內，所需費用由居民分攤。\n\n此致\n上海電話局\n　　　　　　梧桐里居民代表　陳德明　王世昌　謹啟\n\n中華民國三十六年五月十二日"),
                new TextPart(2, null, "第二頁　復函抄件\n\n逕復者：來函敬悉。所請裝設公用電話一節，准予登記，俟線路擴充後即派員勘裝。"));
        house.file(
                unit,
                id,
                FileKind.ORIGINAL,
                "letter 1947.txt",
                "text/plain",
                "敬啟者".getBytes(StandardCharsets.UTF_8),
                new FileText(id, TextOrigin.PARSER, "Wenku", "1", "Big5", false, "zh-Hant", false, 2, 200),
                parts,
                List.of());
        return unit;
    }

    private UUID scan() {
        UUID unit = published(
                letters,
                Level.ITEM,
                title("里弄卫生公约"),
                type("Text"),
                said(Term.CREATOR, "梧桐里居民委员会"),
                said(Term.SUBJECT, "公共卫生"),
                date("1953年", "1953"));
        UUID id = RecordIds.next();
        List<TextPart> parts = Stream.iterate(1, i -> i <= 9, i -> i + 1)
                .map(i -> new TextPart(i, Integer.toString(i), "第" + i + "条　保持弄堂整洁，垃圾定时倾倒，公用电话间门前不得堆物。"))
                .toList();
        house.file(
                unit,
                id,
                FileKind.ORIGINAL,
                "卫生公约.pdf",
                "application/pdf",
                picture("里弄卫生公约", 840, 1188),
                new FileText(id, TextOrigin.OCR, "tesseract", "5.3.0", null, true, "zh-Hans", false, 9, 300),
                parts,
                List.of());
        return unit;
    }

    private UUID photograph() {
        UUID unit = published(
                studio,
                Level.ITEM,
                english(Term.TITLE, "Corner of the lane with the tobacco kiosk, seen from the second floor"),
                said(Term.CREATOR, "陈家照相馆"),
                said(Term.SPATIAL, "梧桐里"),
                type("StillImage"),
                english(Term.CREATED, "c. 1952").readAs("1952~"));
        house.file(unit, "neg-07 recto.png", "image/png", picture("1952", 900, 640));
        house.file(unit, "neg-07 verso.png", "image/png", picture("背面", 640, 900));
        return unit;
    }

    private UUID ledger() {
        UUID unit = published(studio, Level.ITEM, title("营业账目"), type("Dataset"));
        house.file(unit, "账目.dbf", "application/x-dbf", new byte[3_100]);
        return unit;
    }

    private UUID restricted() {
        UUID unit = house.unit(
                lane,
                Level.ITEM,
                RecordState.PUBLISHED,
                new Access(Condition.RESTRICTED, LocalDate.of(2041, 1, 1), "涉及在世者个人隐私，依捐赠协议暂不开放。"),
                title("调解登记簿"),
                english(Term.TITLE, "Register of mediations"),
                type("Text"),
                date("1956—1958年", "1956/1958"));
        house.file(unit, "register-1956.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8), "调解经过");
        return unit;
    }

    /** More than a page of siblings; returns one in the middle. */
    private UUID manySlips() {
        List<UUID> made = Stream.iterate(1, i -> i <= 60, i -> i + 1)
                .map(i -> published(slips, Level.ITEM, title("传呼单第" + i + "号"), type("Text"), date("1962年", "1962")))
                .toList();
        return made.get(30);
    }

    private static byte[] tone(int seconds) {
        AudioFormat format = new AudioFormat(8_000, 8, 1, false, false);
        byte[] samples = new byte[seconds * 8_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (128 + 40 * Math.sin(i * 0.3));
        }
        ByteArrayOutputStream wave = new ByteArrayOutputStream();
        try (AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, wave);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return wave.toByteArray();
    }

    private static byte[] picture(String words, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xEFE6D2));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x3A352C));
        pen.setStroke(new BasicStroke(4));
        pen.drawRect(40, 40, width - 80, height - 80);
        pen.setFont(new Font("Noto Serif CJK SC", Font.PLAIN, 64));
        pen.drawString(words, 90, 150);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        house.close();
    }
}
