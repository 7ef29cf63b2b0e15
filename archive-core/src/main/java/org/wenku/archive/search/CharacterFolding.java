package org.wenku.archive.search;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/**
 * The one spelling under which characters are compared: radicals become the ideographs they stand for, traditional
 * characters and their variants become simplified ones. Every folding is of one character to one character, because
 * offsets in the folded text must be offsets in the source.
 */
public final class CharacterFolding {
    /**
     * The radicals supplement (U+2E80–2EF3) after Unicode's EquivalentUnifiedIdeograph property, as pairs. NFKC leaves
     * these alone, though text layers of PDF are full of them; the Kangxi radicals (U+2F00–2FD5) are NFKC's work.
     */
    private static final String RADICALS = "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛"
            + "⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长"
            + "⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    /** Variants that ICU's Traditional-Simplified leaves as they are, as pairs. */
    private static final String VARIANTS = "㑯㑔㑳㑇㑶㐹㓨刾㘚㘎㜄㚯㜏㛣㥮㤘㩳㧐㩵擜䁻䀥䃮鿎䋚䌻䋹䌿䍦䍠䎱䎬䙡䙌䜀䜧䥇䦂䥑鿏䥱䥾䦛䦶䦟䦷䱷䲣䲘鳤䴉鹮俥伡倲㑈偑㐽傌㐷儁俊儎傤冑胄劄札卽即厤历"
            + "嘓啯噁恶囌苏垻坝墰坛墶垯壪塆媰㛀嫺娴嬃媭孋㛤寀采峯峰嵗岁嵾㟥嶨峃嶽岳巹卺幓㡎幷并廎庼廕荫彔录彠彟彫雕彲彨慺㥪憖慭懤㤽扞捍拚拼挱挲捱挨掆㧏揯搄擡抬"
            + "擽㧰敎教敓敚斆敩旂旗旣既朮术枴拐柺拐査查棊棋棡㭎椲㭏榘矩榦干槮椮槶椢槼椝樢㭤樧榝樫㭴樳桪樿椫欅榉殭僵殻壳泝溯涗涚淩凌渢沨溮浉溳涢滙汇漊溇潚㴋澐沄"
            + "澾㳠濄㳡濚溁濛蒙濜浕濧㳔瀂澛灡㳕灩滟牴抵犛牦琱雕璡琎璯㻅璵玙璸瑸璿璇畵画矇蒙硃朱碕埼碽䂵磠硵磾䃅礄硚穇䅟箚札篠筿簑蓑籔䉤籛篯糉粽緼缊纇颣罃䓨翬翚"
            + "翽翙脩修膕腘膞䏝舘馆菴庵萴荝蒕蒀蓴莼蔘参薵䓓薹苔藭䓖蘀萚蠁蚃衕同袷夹襉裥襴襕譭毁讅谉讋詟谿溪蹠跖躎䟢輼辒遡溯遶绕醟蒏醣糖釾䥺鈅钥鈡钟鉆钻鉳锫錼镎"
            + "鍅钫鍼针鎌镰鎭镇鎶鿔鏺䥽鐥䦅鐯䦃钂镋閤合隯陦靆叇靉叆靝靔鞦秋韆千韝鞲飱飧餈糍鬹鬶鮣䲟鯗鲞鰆䲠鰌䲡鰛鳁鰧䲢鵰雕鶿鹚鷉䴘鷴鹇鸊䴙麪面麫面麴曲鼂鼌龑䶮"
            + "鿁䜤鿓鿒谘咨迳径镟旋馀余锺钟缐线麺面衹只祇只讬托牠它敍叙衞卫枱台";

    private static final int FIRST_IDEOGRAPH = 0x3400;
    private static final int AFTER_IDEOGRAPHS = 0xA000;
    private static final char[] FOLDED = table();

    private CharacterFolding() {}

    /** The folded form of a UTF-16 unit; most are their own. */
    public static char fold(char c) {
        return c < 0x2E80 || c >= AFTER_IDEOGRAPHS ? c : FOLDED[c - 0x2E80];
    }

    /** A whole value folded, lower-cased and with single spaces: equal for what people call the same title. */
    public static String key(String value) {
        String composed = Normalizer2.getNFKCInstance().normalize(wellFormed(value));
        StringBuilder folded = new StringBuilder(composed.length());
        composed.chars().forEach(c -> folded.append(fold((char) c)));
        return folded.toString().toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }

    /** The text with lone surrogates made U+FFFD, because no index term can hold them; length and offsets stay. */
    static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c <= Character.MAX_VALUE && Character.isSurrogate((char) c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }

    private static char[] table() {
        char[] folded = new char[AFTER_IDEOGRAPHS - 0x2E80];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = (char) (i + 0x2E80);
        }
        simplify(folded);
        pairs(VARIANTS, folded);
        pairs(RADICALS, folded);
        for (int i = 0; i < folded.length; i++) {
            folded[i] = folded[folded[i] - 0x2E80]; // a radical may stand for a traditional character
        }
        return folded;
    }

    private static void pairs(String pairs, char[] folded) {
        for (int i = 0; i < pairs.length(); i += 2) {
            folded[pairs.charAt(i) - 0x2E80] = folded[pairs.charAt(i + 1) - 0x2E80];
        }
    }

    /** One transliteration of all ideographs, blanks between them so that no rule sees two together. */
    private static void simplify(char[] folded) {
        StringBuilder all = new StringBuilder();
        for (char c = FIRST_IDEOGRAPH; c < AFTER_IDEOGRAPHS; c++) {
            all.append(c).append(' ');
        }
        String simplified = Transliterator.getInstance("Traditional-Simplified").transliterate(all.toString());
        String[] each = simplified.split(" ");
        for (int i = 0; i < each.length; i++) {
            if (each[i].length() == 1) {
                folded[i + FIRST_IDEOGRAPH - 0x2E80] = each[i].charAt(0);
            }
        }
    }
}
