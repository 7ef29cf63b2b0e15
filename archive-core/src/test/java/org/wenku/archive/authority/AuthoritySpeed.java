package org.wenku.archive.authority;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.wenku.archive.Archive;
import org.wenku.archive.account.OpenArchive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.RecordIds;

/** How fast names are found among many; run by hand. */
final class AuthoritySpeed {

    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔";
    private static final String GIVEN = "国民建华文明志强春秋永安福生德昌金玉龙凤英兰梅竹松柏山河海天云雨雪光辉远近大小平和顺利成功伟立新";
    private static final List<String> SOUNDS = List.of(
            "wang", "li", "zhang", "liu", "chen", "yang", "huang", "zhao", "zhou", "wu", "guo", "min", "jian", "hua",
            "wen", "ming", "zhi", "qiang", "chun", "yong", "an", "fu", "sheng", "de", "chang", "jin", "yu", "long",
            "feng", "ying");

    private AuthoritySpeed() {}

    public static void main(String... arguments) {
        int many = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        try (OpenArchive open = new OpenArchive()) {
            Archive archive = open.archive();
            long began = System.nanoTime();
            Random random = new Random(20);
            for (int lot = 0; lot < many; lot += 1000) {
                archive.write(new Act("speed", "enter", null), desk -> {
                    for (int i = 0; i < 1000; i++) {
                        Instant now = desk.now();
                        AuthorityRows.insert(
                                desk.session(), new Authority(RecordIds.next(), entry(random), null, 0, now, now));
                    }
                    return null;
                });
            }
            System.out.printf("%d authorities entered in %d s%n", many, (System.nanoTime() - began) / 1_000_000_000L);
            archive.housekeeping(
                    session -> session.createNativeMutationQuery("analyze").executeUpdate());
            for (String typed : List.of("王", "國民", "a", "an", "guo m", "hua", "昌金玉", "zz", "Zhou Min")) {
                measure(archive, typed);
            }
        }
    }

    private static char any(String from, Random random) {
        return from.charAt(random.nextInt(from.length()));
    }

    private static AuthorityEntry entry(Random random) {
        String name = "" + any(SURNAMES, random) + any(GIVEN, random) + any(GIVEN, random);
        String sound = String.join(
                " ", SOUNDS.get(random.nextInt(30)), SOUNDS.get(random.nextInt(30)) + SOUNDS.get(random.nextInt(30)));
        AuthorityKind kind = AuthorityKind.values()[random.nextInt(5)];
        return new AuthorityEntry(
                kind,
                List.of(
                        AuthorityName.preferred(name, "zh-Hans"),
                        new AuthorityName(sound, "zh-Latn-pinyin", NameUse.VARIANT),
                        new AuthorityName(any(GIVEN, random) + name, "zh-Hant", NameUse.PEN_NAME)),
                null,
                null,
                List.of());
    }

    private static void measure(Archive archive, String typed) {
        long[] first = new long[40];
        long[] deep = new long[40];
        int found = 0;
        int pages = 0;
        for (int i = 0; i < first.length; i++) {
            long began = System.nanoTime();
            AuthorityPage page = ask(archive, typed, null);
            first[i] = System.nanoTime() - began;
            found = page.matches().size();
            for (pages = 1; page.next() != null && pages < 60; pages++) {
                String next = page.next();
                began = System.nanoTime();
                page = ask(archive, typed, next);
                deep[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(first);
        Arrays.sort(deep);
        System.out.printf(
                "%-10s first page (%d) p50 %.1f ms p95 %.1f ms; page %d p50 %.1f ms p95 %.1f ms%n",
                typed, found, ms(first[20]), ms(first[37]), pages, ms(deep[20]), ms(deep[37]));
    }

    private static double ms(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    private static AuthorityPage ask(Archive archive, String typed, @org.jspecify.annotations.Nullable String after) {
        return archive.read(
                catalogue -> AuthorityList.matching(catalogue, typed, EnumSet.allOf(AuthorityKind.class), after, 8));
    }
}
