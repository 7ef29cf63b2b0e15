package org.wenku.ingest.extract.worker;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * How usual a character is in Chinese text, in three steps: the few hundred that make up most of any page, the first
 * levels of GB 2312 and Big5 (which were chosen by frequency), and the rest.
 */
final class HanFrequency {

    // The characters met most often in modern prose and in verse, in both scripts.
    private static final String MOST_USUAL = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多"
            + "经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性"
            + "知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度"
            + "门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接"
            + "必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告"
            + "类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔风雨花春秋夜云江河石林木草叶鸟酒歌诗梦愁泪红青绿黄远近"
            + "深千百六七八九君臣此吾汝其乎哉也矣焉兮谁莫已未曾犹皆惟独若岂须亦与归去来飞落流寒暖晚朝夕阳影香衣客舟村城楼台玉兰柳松竹梅雪霜露"
            + "烟霞尘怀忆送别离逢醉醒坐卧望登临亲父母兄弟夫妻子孙友邻病药饭茶米田耕织市街店铺厂工农兵商报纸信件卷档案馆库存录访谈老师先生同志"
            + "党员委会议决定关于通知报告革命解放战斗组织群众干部学习工作生产单位问题方面情况进行研究中央上海北京南京广州香港台湾历史文化社会"
            + "這個們來為國說時會對過發後裡裏經學現當沒動還進樣開從實無與長機關點業將兩間問並應戰頭體見產話給門兒東聲員論處義幾認條係氣題爾別"
            + "變總電數報結務場計區隊統馬書則聽卻達強難權象設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運筆風雲鳥詩夢淚紅綠黃遠誰猶獨豈須歸飛陽"
            + "樓臺蘭煙塵懷憶別離臥親鄰藥飯織廠農紙檔館庫錄訪談黨議決於眾幹習單況進歷華處";

    private static final BitSet MOST = bits(MOST_USUAL);

    private static final BitSet USUAL = firstLevels();

    private HanFrequency() {}

    /** Whether the character is one of the few hundred met most often. */
    static boolean isMostUsual(int codePoint) {
        return MOST.get(codePoint);
    }

    /** Whether the character is in the first level of GB 2312 or of Big5. */
    static boolean isUsual(int codePoint) {
        return USUAL.get(codePoint);
    }

    private static BitSet bits(String characters) {
        BitSet bits = new BitSet(0xA000);
        characters.chars().forEach(bits::set);
        return bits;
    }

    private static BitSet firstLevels() {
        BitSet bits = new BitSet(0xA000);
        add(bits, "GB2312", 0xB0, 0xD7);
        add(bits, "Big5", 0xA4, 0xC6);
        return bits;
    }

    private static void add(BitSet bits, String charset, int firstLead, int lastLead) {
        ByteBuffer pairs = ByteBuffer.allocate(1 << 16);
        for (int lead = firstLead; lead <= lastLead; lead++) {
            for (int trail = charset.equals("Big5") ? 0x40 : 0xA1; trail <= 0xFE; trail++) {
                if (trail < 0x7F || trail > 0xA0) {
                    pairs.put((byte) lead).put((byte) trail);
                }
            }
        }
        Charset.forName(charset)
                .decode(pairs.flip())
                .chars()
                .filter(c -> c >= 0x4E00 && c < 0xA000)
                .forEach(bits::set);
    }
}
