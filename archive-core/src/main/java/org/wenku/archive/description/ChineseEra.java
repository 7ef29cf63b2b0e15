package org.wenku.archive.description;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.EdtfReading.Confidence;

/** Reigns and republics that papers of the last centuries count their years by, and dynasties as whole periods. */
enum ChineseEra {
    HONGWU("洪武", 1368, 31),
    YONGLE("永乐", 1403, 22),
    XUANDE("宣德", 1426, 10),
    ZHENGTONG("正统", 1436, 14),
    CHENGHUA("成化", 1465, 23),
    HONGZHI("弘治", 1488, 18),
    ZHENGDE("正德", 1506, 16),
    JIAJING("嘉靖", 1522, 45),
    LONGQING("隆庆", 1567, 6),
    WANLI("万历", 1573, 48),
    TIANQI("天启", 1621, 7),
    CHONGZHEN("崇祯", 1628, 17),
    SHUNZHI("顺治", 1644, 18),
    KANGXI("康熙", 1662, 61),
    YONGZHENG("雍正", 1723, 13),
    QIANLONG("乾隆", 1736, 60),
    JIAQING("嘉庆", 1796, 25),
    DAOGUANG("道光", 1821, 30),
    XIANFENG("咸丰", 1851, 11),
    TONGZHI("同治", 1862, 13),
    GUANGXU("光绪", 1875, 34),
    XUANTONG("宣统", 1909, 3),
    REPUBLIC("民国", 1912, 150),
    MEIJI("明治", 1868, 45),
    TAISHO("大正", 1912, 15),
    SHOWA("昭和", 1926, 64);

    private static final int CYCLE = 60;
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final Map<String, String> PERIODS = Map.of(
            "唐", "0618/0907",
            "宋", "0960/1279",
            "北宋", "0960/1127",
            "南宋", "1127/1279",
            "元", "1271/1368",
            "明", "1368/1644",
            "清", "1644/1911",
            "民国", "1912/1949");

    private final String written;
    private final int firstYear;
    private final int years;

    ChineseEra(String written, int firstYear, int years) {
        this.written = written;
        this.firstYear = firstYear;
        this.years = years;
    }

    /** All names as one regular expression, the republic also under its long name. */
    static String names() {
        return "中华民国|" + Arrays.stream(values()).map(era -> era.written).collect(Collectors.joining("|"));
    }

    /** Their months are those of the lunar calendar. */
    static boolean isLunar(String name) {
        return named(name).firstYear < REPUBLIC.firstYear && named(name) != MEIJI;
    }

    /** The year of the common era; nothing when the reign had no such year. */
    static OptionalInt year(String name, String yearOfReign) {
        ChineseEra era = named(name);
        if (yearOfReign.length() == 2 && STEMS.indexOf(yearOfReign.charAt(0)) >= 0) {
            return era.inCycle(yearOfReign);
        }
        OptionalInt count = ChineseNumber.read(yearOfReign);
        return count.isPresent() && count.getAsInt() >= 1 && count.getAsInt() <= era.years
                ? OptionalInt.of(era.firstYear + count.getAsInt() - 1)
                : OptionalInt.empty();
    }

    /** The years of a dynasty, when the text is its name and no more. */
    static Optional<DateGuess> period(String text) {
        @Nullable String years = PERIODS.get(text.replaceFirst("(?:代|朝|时期|年间|时|期间)$", ""));
        if (years == null || text.length() < 2) {
            return reign(text);
        }
        return Optional.of(new DateGuess(years, Confidence.LOW));
    }

    private static Optional<DateGuess> reign(String text) {
        return Arrays.stream(values())
                .filter(era -> text.matches(era.written + "(?:年间|朝|时期|时|年)"))
                .map(era -> new DateGuess(
                        "%04d/%04d".formatted(era.firstYear, era.firstYear + era.years - 1), Confidence.LOW))
                .findFirst();
    }

    private OptionalInt inCycle(String stemAndBranch) {
        // The cycle of sixty began with 4 AD.
        int[] fitting = IntStream.range(firstYear, firstYear + years)
                .filter(year -> STEMS.charAt((year - 4) % CYCLE % 10) == stemAndBranch.charAt(0)
                        && BRANCHES.charAt((year - 4) % CYCLE % 12) == stemAndBranch.charAt(1))
                .toArray();
        return fitting.length == 1 ? OptionalInt.of(fitting[0]) : OptionalInt.empty();
    }

    private static ChineseEra named(String name) {
        String written = name.replace("中华", "");
        return Arrays.stream(values())
                .filter(era -> era.written.equals(written))
                .findFirst()
                .orElseThrow();
    }
}
