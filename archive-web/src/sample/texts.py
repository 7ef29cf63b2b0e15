"""The words of the sample collection. Everything here is invented; CC0.

Each item: path below the fonds, form, title, language, and what the catalogue says of it; then its text.
Forms: txt (with charset), docx, pdf, scan, xlsx, csv, eml, image, sound, vtt.
"""

ABOUT = """\
桂枝里文库样例 · The Cassia Lane sample collection

这里的一切都是虚构的。澄浦市、桂枝里、和兴南货店，以及所有人物、事件、地址与数字，都是为演示 Wenku 文库而写的；
与任何真实的人、地点或机构相同，纯属巧合。文字、图画与录音均由本项目自作，以 CC0 1.0 放弃一切权利，可任意使用。

這裡的一切都是虛構的。澄浦市、桂枝里、和興南貨店，以及所有人物、事件、地址與數字，都是為演示 Wenku 文庫而寫的。

Everything here is invented. The town of Chengpu, Cassia Lane, the Hexing dry-goods shop and every person, event,
address and figure were written to show what Wenku does; any likeness to real people, places or bodies is chance.
Words, drawings and the recording were made by this project and are released under CC0 1.0: do with them as you like.

sample.yaml says what each file is. The recording is spoken by a speech synthesiser.
src/sample/make-sample.sh makes all of it again; the build does not need it.
"""

FONDS = [
    dict(code="GZL", title_zh="桂枝里文库", title_en="Cassia Lane neighbourhood archive",
         description_zh="澄浦市桂枝里（虚构）居民自办的文库，收存弄堂里的日记、会议记录、作文、食谱、图画与口述录音。"
                        "一九七八年由居民整理小组在十六号仓库的阁楼上开始收集，后随居民搬家迁入盐桥路新址。全部内容均为演示而作。",
         description_en="The papers that the people of Cassia Lane, in the invented town of Chengpu, kept for themselves: "
                        "diaries, minutes, school essays, recipes, drawings and oral history. The collection was begun in the "
                        "loft of Warehouse 16 in 1978 and moved with its people to Salt Bridge Road. All of it is fiction "
                        "written for this demonstration.",
         creator="桂枝里居民整理小组", date="1956/2009", access="open"),
    dict(code="HXS", title_zh="和興南貨店與沈家文件", title_en="Hexing dry-goods shop and Shen family papers",
         description_zh="桂枝里口和興南貨店（虛構）的帳冊、書信、招紙與店史，由沈家後人移交文庫。全部內容均為演示而作。",
         description_en="Ledgers, letters, labels and a history of the Hexing dry-goods shop at the mouth of Cassia Lane, "
                        "handed over by the founder's family. All of it is fiction written for this demonstration.",
         creator="沈鶴亭", date="1934/1988", access="open"),
]

FOLDERS = [
    dict(path="GZL/01-日记", level="series", title_zh="日记", title_en="Diaries", date="1957/1958",
         description="小学教师林桂芬的日记，按年装订。"),
    dict(path="GZL/01-日记/林桂芬日记", level="file", title_zh="林桂芬日记", title_en="Diary of Lin Guifen", date="1957/1958",
         description="四则，一则因涉及学生家事暂不开放。"),
    dict(path="GZL/02-会议记录", level="series", title_zh="会议记录与规定", title_en="Minutes and rules", date="1956/1987",
         description="居民小组的会议记录、文件规定与工作日志。"),
    dict(path="GZL/02-会议记录/居民小组", level="file", title_zh="居民小组会议", title_en="Residents' group meetings", date="1956/1987",
         description="水龙头、仓库防潮、搬家登记。"),
    dict(path="GZL/02-会议记录/整理小组", level="file", title_zh="文库整理小组", title_en="The sorting group", date="1963/1978",
         description="文件处置办法与整理日志。"),
    dict(path="GZL/03-口述", level="series", title_zh="口述", title_en="Oral history", date="2006/2009",
         description="老居民的口述录音、提要、同意书与志愿者说明。"),
    dict(path="GZL/03-口述/沈秀珍", level="file", title_zh="沈秀珍口述", title_en="Interview with Shen Xiuzhen", date="2008-10",
         description="南货店主之女谈一九八七年搬家。"),
    dict(path="GZL/03-口述/白师傅", level="file", title_zh="白师傅口述", title_en="Interview with Locksmith Bai", date="2006",
         description="锁匠谈钥匙、仓库与弄堂里的规矩。"),
    dict(path="GZL/04-学校", level="series", title_zh="桂枝里小学", title_en="Cassia Lane primary school", date="1961/1985",
         description="学生作文与学校招贴。"),
    dict(path="GZL/05-图画", level="series", title_zh="地图与图画", title_en="Maps and pictures", date="1956/1987",
         description="手绘地图、海报与速写。"),
    dict(path="GZL/06-食谱", level="series", title_zh="食谱", title_en="Recipes", date="1965/1999",
         description="公用厨房墙上和抽屉里的食谱。"),
    dict(path="GZL/07-邮件", level="series", title_zh="电子邮件", title_en="E-mail", date="2008",
         description="筹备老照片展时的往来邮件。"),
    dict(path="GZL/08-文库工作", level="series", title_zh="文库工作", title_en="The archive's own papers", date="1978/2009",
         description="目录、开放说明、展签与搬家清单。"),
    dict(path="HXS/01-帳冊", level="series", title_zh="帳冊", title_en="Ledgers", date="1934/1948",
         description="流水帳、進貨總帳與倉庫盤點。"),
    dict(path="HXS/02-書信", level="series", title_zh="書信", title_en="Letters", date="1935/1948",
         description="沈鶴亭家書，以及寓居樓上的英文教師彭諾克女士的信。"),
    dict(path="HXS/03-招紙", level="series", title_zh="招紙與價目", title_en="Labels and price lists", date="1934/1947",
         description="廣告、招紙與節令價目。"),
    dict(path="HXS/04-店史", level="series", title_zh="店史與移交", title_en="History and hand-over", date="1985/1988",
         description="店史中英文各一種，與移交文庫的清單。"),
]

ITEMS = []


def item(path, form, title, language, text="", **said):
    ITEMS.append(dict(path=path, form=form, title=title, language=language, text=text.strip("\n"), **said))


GZL_D = "GZL/01-日记/林桂芬日记/"
item(GZL_D + "1957-03-02 搬进桂枝里.txt", "txt", "搬进桂枝里", "zh-Hans", """
搬进桂枝里
林桂芬日记　一九五七年三月二日　星期六　阴转晴

今天搬家。说是搬家，其实只有两只藤箱、一床棉被、一盏台灯和一捆没批完的作文本。父亲借来三轮车，从盐桥路推到弄堂口，
车轮卡在石板缝里，三个不认识的孩子跑来帮忙推，推完了也不走，站在门口看我的书。

亭子间朝北，窗外是十六号仓库的山墙，墙上用白灰写着“小心火烛”。房东沈家阿嫂送来一碗热的酒酿圆子，
说新搬来的人要先吃一碗甜的，日子才好过。我问她仓库里放什么，她说春天放笋干，秋天放核桃，冬天什么也不放，放猫。

夜里把作文本排在窗台上，弄堂里有人收衣服，竹竿碰着竹竿。住下来了。
""", charset="gb18030", creator="林桂芬", date="1957-03-02", date_written="一九五七年三月二日",
     subjects=["日记", "搬家", "里弄生活"], place="澄浦市桂枝里", description="小学教师林桂芬搬进桂枝里亭子间的第一天。文件为 GB18030 编码。")
item(GZL_D + "1957-06-21 梅雨.txt", "txt", "梅雨", "zh-Hans", """
梅雨
林桂芬日记　一九五七年六月二十一日　星期五　雨

下了九天雨。墙壁出汗，火柴划不着，学生的鞋在走廊里排成一排，像一队湿透的小船。

隔壁顾先生在仓库里帮沈家翻晒帐本。他说纸最怕的不是水，是潮：水来了人会跑，潮来了人不知道。
他教我把旧报纸裁成条，夹在本子里吸潮气，每天换一次。我照着做，把去年的档案册也夹了。
学校的档案册一共十一本，最早的一本封面已经长了绿毛，擦掉以后，底下露出一行工整的小字：请后来的人爱惜。

我看了很久。
""", charset="gb18030", creator="林桂芬", date="1957-06-21", date_written="一九五七年六月二十一日",
     subjects=["日记", "防潮", "档案保护"], place="澄浦市桂枝里", description="梅雨天里翻晒帐本与学校档案册。")
item(GZL_D + "1957-10-08 月亮.txt", "txt", "中秋夜的月亮", "zh-Hans", """
中秋夜的月亮
林桂芬日记　一九五七年十月八日　星期二　晴

弄堂里把八仙桌一张接一张地摆出来，从一号一直摆到二十三号，像一列火车。沈家端出苏式月饼，白师傅端出毛豆和芋艿，
我端出学生画的三十张月亮。孩子们投票，第一名是周家小弟，他画的月亮是方的。问他为什么，他说：从我们家天窗看，就是方的。

顾先生把这三十张画收进一只饼干箱，箱盖上写“一九五七年，月亮”。他说，将来要是有一间屋子专门放桂枝里的东西，
这一箱要放在最上面。我笑他要开文库。他没有笑。
""", charset="gb18030", creator="林桂芬", date="1957-10-08", date_written="一九五七年十月八日",
     subjects=["日记", "中秋", "儿童画"], place="澄浦市桂枝里", description="长桌过中秋；“文库”一词第一次出现在日记里。")
item(GZL_D + "1958-01-19 家访.txt", "txt", "家访", "zh-Hans", """
家访
林桂芬日记　一九五八年一月十九日　星期日　大风

上午走了三家。第一家的孩子不肯开门，从门缝里递出一张纸，上面写着“老师我在发热”，字写得很有力气，不像发热。
第二家的祖母留我吃年糕，话说得多，年糕吃得少。第三家的事不写在这里。

回来的路上风把帽子吹到仓库顶上去了。白师傅架了梯子，一边爬一边说，老师的帽子里装着全弄堂的秘密，不能丢。
""", creator="林桂芬", date="1958-01-19", date_written="一九五八年一月十九日", subjects=["日记", "家访"],
     place="澄浦市桂枝里", description="家访记事，涉及学生家事。", access="restricted", access_until="2068-01-01",
     access_reason="涉及当时未成年人的家事，捐赠人要求封存至二〇六八年。")

M = "GZL/02-会议记录/居民小组/"
item(M + "1956-04-15 公用水龙头会议记录.docx", "docx", "公用水龙头会议记录", "zh-Hans", """
时间：一九五六年四月十五日晚七时
地点：沈家客堂
到会：十九户，缺四户
记录：顾望舟

一、弄堂里只有两只公用水龙头，早晨六点到七点排队的有四十多人。白师傅提议再接一只，管子他来接，钱大家出。
二、水费怎么算，争论一小时。按人头算，人口多的不愿意；按户算，人口少的不愿意。最后林老师说，按脸盆算：每户发竹牌，一块竹牌一盆水，月底数牌子。全体笑，全体通过。
三、新水龙头装在十六号仓库墙外，仓库管理由沈家负责，冬天用稻草包好，防止冻裂。
四、本记录抄两份，一份贴在弄堂口给大家看，一份由记录人收好，以后查考。

散会时十点差五分。
""", creator="顾望舟", date="1956-04-15", date_written="一九五六年四月十五日", subjects=["会议", "自来水", "居民小组"],
     place="澄浦市桂枝里", description="讨论加装公用水龙头与水费的分摊，以竹牌计水。")
item(M + "1956-09-02 仓库防潮会议记录.txt", "txt", "仓库防潮会议记录", "zh-Hans", """
仓库防潮会议记录
一九五六年九月二日

到会：沈家阿嫂、白师傅、顾望舟、搬运组三人。

十六号仓库地势低，八月大雨进水三寸。议定：
1. 货物与纸箱一律垫高一尺，离墙一尺，“一尺规矩”写在门后。
2. 阁楼最干，弄堂里各家要紧的文件、契纸、照片可以寄放，造册登记，谁放谁签字，谁取谁签字。
3. 钥匙三把：沈家一把，白师傅一把，顾望舟一把。三把不同，要两把同时在才开得了阁楼的门。
4. 石灰包每逢初一换一次。

白师傅问，要是三个人都不在呢？沈家阿嫂说，那就等。纸等得起。
""", creator="顾望舟", date="1956-09-02", date_written="一九五六年九月二日", subjects=["会议", "仓库", "防潮", "文件寄存"],
     place="十六号仓库", description="仓库阁楼成为各家寄存文件的地方；两把钥匙同时在场的规矩。")
item(M + "1987-05-10 旧屋搬家登记会议记录.docx", "docx", "旧屋搬家登记会议记录", "zh-Hans", """
一九八七年五月十日，桂枝里小学旧礼堂，到会二百余人。记录：许丹青。

桂枝里二十三个门牌陆续搬家，第一批六月一日，末一批九月底。今天不谈愿不愿意，只谈怎么搬。

一、每户领蓝色标签，写门牌、新楼号、第几箱。易碎的加一道红线。
二、小件先走，大件后走；老人先走，家具后走。有人问猫什么时候走，答：猫自己决定。
三、文库的东西单独走。顾望舟同志年纪大了，仍坚持每一箱在出门时点一遍、到了再点一遍，两次数目要相同，两个人签字。全体同意：文库先空出新屋再搬，路上不停。
四、水缸、煤炉、门板等旧物，愿意留给文库的请到仓库登记。

会后许多人没有走，站在礼堂里看墙上的旧照片，一直看到关灯。
""", creator="许丹青", date="1987-05-10", date_written="1987年5月10日", subjects=["会议", "搬家", "文库"],
     place="桂枝里小学", description="全弄堂搬家的安排；文库两次点数、两人签字。")

Z = "GZL/02-会议记录/整理小组/"
item(Z + "1963-11-20 文件处置办法（试行）.pdf", "pdf", "桂枝里文件处置办法（试行）", "zh-Hans", """
一九六三年十一月二十日居民小组议定，先试半年，看可否便当。

第一条　本办法所说的文件，是指桂枝里居民小组的会议记录、收支账目、通知、信件，以及各户自愿寄存的契纸、照片、日记。
第二条　凡文件收到三日之内登记，写明日期、来处、页数，编一个号，号码不重复，作废的号码也不再用。
第三条　会议记录、账目永远保存。通知保存三年。收条保存到账目核对完毕之后一年。
第四条　寄存的东西属于寄存的人。未经本人同意，不看、不借、不抄。本人去世的，由家人决定。
第五条　每样要紧的文件抄成两份：一份给人看，看完归还；一份放在阁楼，留给将来。
第六条　到期可以不留的文件，由两个人同时清点，列出清单，念一遍，无人反对，才可以销去；清单本身永远保存。
第七条　本文件处置办法如有不便当的地方，随时提出来改。改了什么、为什么改，记在末页。

附记：试行半年之后，第三条“通知保存三年”改为“通知保存五年”，因为有人三年以后还来问那年修屋顶的事。
""", creator="顾望舟", date="1963-11-20", date_written="一九六三年十一月二十日", subjects=["文件处置", "档案管理", "规定"],
     place="澄浦市桂枝里", description="居民小组自己拟的七条规定：登记、保存年限、抄两份、销去要两人清点。")
item(Z + "1978-07-01 整理工作日志（扫描）.pdf", "scan", "文库整理小组工作日志（扫描件）", "zh-Hans", """
整理小组工作日志
一九七八年七月

七月一日　晴
阁楼的门十二年没有开。白师傅的钥匙生锈了，用煤油泡了一夜。门开以后，大家都不说话。
纸箱四十一只，饼干箱九只，藤箱两只。最上面一只饼干箱写着：一九五七年，月亮。

七月三日　晴
开始点数。每箱两个人，一个念，一个写。今天点完六箱，文件二百一十四件，照片三十七张，虫蛀的十一件，发霉的三件，另外放开，不和好的放在一起。

七月五日　雷雨
下雨不开箱。大家坐在仓库里听沈家阿嫂讲从前的事，许丹青用笔记下来。
顾望舟说，记下来的话也是档案，应当写明是谁口述、谁记录、哪一天。
-----
七月九日　多云
找到一九五六年的会议记录，水龙头那一次。念给大家听，笑得很厉害。
有人问，按脸盆算水费的办法后来用了多久？顾望舟翻到末页：用了十一年。

七月十五日　晴
四十一箱全部点完。文件一千三百零六件，登记在两本册子上，一本放在这里，一本由学校保管。
少了第十九号。找了一整天，原来夹在第二十号里面，粘在一起，因为受潮。

七月二十日　晴
今天给这间阁楼挂了一块木牌：桂枝里文库。
字是林桂芬老师写的。她说，写了一辈子黑板，写木牌还是第一次。
""", creator="许丹青", date="1978-07", date_written="1978年7月", subjects=["整理", "文库", "工作日志"], place="十六号仓库",
     description="打开阁楼、点数、登记、挂牌的二十天。图像扫描件，文字需识别。")

K = "GZL/03-口述/"
item(K + "沈秀珍/沈秀珍口述：搬家的那一天.mp3", "sound", "沈秀珍口述：搬家的那一天（录音片段）", "zh-Hans",
     creator="沈秀珍", contributor="许知微", date="2008-10-18", date_written="2008年10月18日", subjects=["口述", "搬家", "仓库"],
     place="盐桥路新楼", description="录音片段，约一分钟，由语音合成朗读；附文字稿。")
item(K + "沈秀珍/沈秀珍口述：搬家的那一天.vtt", "vtt", "沈秀珍口述：搬家的那一天（文字稿）", "zh-Hans",
     creator="许知微", date="2008-10-18", date_written="2008年10月18日", subjects=["口述", "文字稿"], place="盐桥路新楼",
     description="录音的文字稿，带时间与说话人，末尾为英文摘要。")
item(K + "沈秀珍/沈秀珍口述提要.docx", "docx", "沈秀珍口述提要", "zh-Hans", """
口述人：沈秀珍，一九三九年生于桂枝里一号，和兴南货店主沈鹤亭之女。
采访人：许知微。时间：二〇〇八年十月十八日，盐桥路新楼。全长五十二分钟，文库存片段一分钟。

一、店堂的气味。她说自己不用眼睛也知道走到哪里：门口是海蜇，中间是火腿，柜台后面是父亲的烟斗。
二、仓库。小时候在十六号仓库里捉迷藏，躲在核桃麻袋后面睡着了，全弄堂找到半夜。
三、搬家。一九八七年九月最后一批离开。她把店里的大秤交给文库，自己只带走秤砣，“秤在你们那里，分量在我这里”。
四、口述的意思。问她为什么愿意讲，她说：照片会褪色，讲过的话，只要有人记得写下日子，就不会。

采访人附记：口述人对一九四八年的年份记得不确定，请对照家书。
""", creator="许知微", date="2008-10-18", date_written="2008年10月18日", subjects=["口述", "和兴南货店", "搬家"],
     place="盐桥路新楼", description="五十二分钟采访的内容提要。")
item(K + "沈秀珍/口述同意书.txt", "txt", "沈秀珍口述同意书", "zh-Hans", """
口述同意书

本人沈秀珍，同意桂枝里文库保存本人二〇〇八年十月十八日的口述录音，并公开其中约一分钟的片段与提要。
其余部分在本人在世时不公开。本人可以随时改变主意，文库应当在一个月之内照办。

签名：沈秀珍　　见证：许知微　　二〇〇八年十月十八日
""", creator="沈秀珍", date="2008-10-18", date_written="二〇〇八年十月十八日", subjects=["口述", "同意书"],
     description="同意书含签名，不对外提供。", access="closed", access_reason="含个人签名与未公开录音的约定，仅供工作人员查考。")
item(K + "白师傅/白师傅口述提要.txt", "txt", "白师傅口述提要：三把钥匙", "zh-Hans", """
白师傅口述提要：三把钥匙
采访：许知微　二〇〇六年四月至六月，共三次

白师傅做了五十年锁匠。他说，好锁不是打不开的锁，是打开过你看得出来的锁。

仓库阁楼那把锁是他自己打的，三把钥匙，两把同时转才开。有一年沈家的钥匙掉进河里，他没有重配，
而是把锁心换了，三家重新发。问他为什么这样麻烦，他说：钥匙丢了不要紧，规矩丢了要紧。

他最得意的一件事，是一九五八年爬上仓库屋顶，替林老师捡帽子。他最后悔的一件事，是没有问那顶帽子后来到哪里去了。

问：阁楼里最值钱的东西是什么？答：是那两本登记册。东西没有了，看册子还知道有过什么；册子没有了，东西在也等于没有。
""", creator="许知微", date="2006-04/2006-06", date_written="2006年4月至6月", subjects=["口述", "锁匠", "仓库"],
     place="澄浦市桂枝里", description="锁匠三次采访的提要。")
item(K + "白师傅/Interview with Locksmith Bai - English summary.docx", "docx", "Interview with Locksmith Bai: English summary", "en", """
Narrator: Locksmith Bai. Interviewer: Xu Zhiwei. Three sessions, April to June 2006, in Chinese. Summary by Nora Quayle.

Bai made locks for fifty years. A good lock, he says, is not one that cannot be opened but one that shows that it has been.

He built the lock on the loft of Warehouse 16 himself: three keys, of which any two had to be turned together. When the Shens' key fell in the river he did not copy it. He changed the cylinder and gave all three households new keys. "Losing a key is nothing," he says. "Losing the rule is something."

Asked what was worth most in the loft, he names the two registers. If the papers are lost, the registers still say what there was; if the registers are lost, the papers might as well not be there.

His proudest hour was fetching the schoolteacher's hat from the warehouse roof in 1958. His regret is that he never asked what became of the hat.
""", creator="Nora Quayle", date="2006", date_written="2006", subjects=["oral history", "locksmiths", "warehouses"],
     place="Cassia Lane, Chengpu", description="English summary of three interviews about keys, rules and registers.")
item(K + "How we record - a guide for volunteers.pdf", "pdf", "How we record: a guide for volunteers", "en", """
1. Before you go. Read what the archive already has about the person: minutes, letters, the sorting group's log. Bring the consent form in the language the narrator reads most easily, and read it aloud together.

2. In the room. Switch off the refrigerator. Say the date, the place and both names into the recorder. Then ask about a smell, a sound or a door; dates come by themselves later.

3. Silence is part of the recording. Do not fill it, and do not cut it.

4. Afterwards. Copy the recording the same evening, twice, in two places. Listen to a minute of each copy. Write the summary within a week, and note which dates the narrator was unsure of, with a question mark, as they said them.

5. Moving day stories. Almost every interview comes to the summer of 1987, when the lane moved. Let each person move house in their own words. The warehouse, the boxes with blue labels and the cats come up every time; they are never the same cats.

6. The narrator may change their mind. Nothing is published that was not agreed, and what was agreed can be withdrawn. Tell the archivist the same day.
""", creator="Nora Quayle", date="2007", date_written="2007", subjects=["oral history", "interviewing", "volunteers"],
     place="Chengpu", description="Six rules for those who record the lane's memories.")

S = "GZL/04-学校/"
item(S + "1961 我家的阁楼.txt", "txt", "作文：我家的阁楼", "zh-Hans", """
作文：我家的阁楼
三年级　周小禾　一九六一年五月

我家的阁楼很小，爸爸进去要弯腰，我进去不用。阁楼里有一扇天窗，白天的天是方的，晚上的月亮也是方的。

我在阁楼上养了一只蟋蟀，一只蜗牛，还有一粒蚕豆。蟋蟀住火柴盒，蜗牛住茶缸，蚕豆住湿棉花。
妈妈说等我长大了就搬家，搬到有大窗户的房子里去。我说大窗户好是好，就是月亮不方了。

老师批语：写得真。最后一句可以再想一想，不改也好。
""", creator="周小禾", date="1961-05", date_written="一九六一年五月", subjects=["作文", "阁楼", "儿童"], place="桂枝里小学",
     description="三年级学生作文，附林老师批语。")
item(S + "1964 弄堂里的叫卖声.txt", "txt", "作文：弄堂里的叫卖声", "zh-Hans", """
作文：弄堂里的叫卖声
五年级　许丹青　一九六四年十月

天还没有亮，第一个来的是卖豆浆的，他不叫，只敲碗，敲三下停一停。第二个是收旧货的，声音最长，
从弄堂口一直拖到仓库门前，好像一根绳子。下午是磨剪刀的，晚上是卖馄饨的，竹梆子笃笃笃。

我用不同颜色的铅笔把叫卖声画成线，长的画长线，高的画高线，画满一张纸。顾伯伯看见了，问我可不可以放进他的箱子里，
将来没有人叫卖了，别人看了这张纸，也许还能唱出来。
""", creator="许丹青", date="1964-10", date_written="一九六四年十月", subjects=["作文", "叫卖", "声音"], place="桂枝里小学",
     description="把叫卖声画成线条的五年级作文。")
item(S + "1985 My Lane.txt", "txt", "My Lane (English composition)", "en", """
My Lane
English composition, Form Two, by Gu Xiaotang, March 1985

I live in Cassia Lane. It is not a long lane. If you run you need one minute. If you walk you need one hour, because
everybody talks to you.

At Number One there was a shop. It sold ham and walnuts. Now it is a place to mend bicycles but in summer the wall still
smells of ham. At Number Sixteen there is a warehouse. Upstairs is the archive. My grandfather has a key, but one key is
not enough. You must also find Mr Bai.

Every August we put the papers in the shade, not in the sun, and turn them over like fish. My grandfather says the papers
are resting. I think they are listening.

Teacher's remark: Very good. "Turn them over like fish": excellent!
""", creator="顾小棠", date="1985-03", date_written="March 1985", subjects=["school essays", "lanes", "archives"],
     place="Cassia Lane, Chengpu", description="A pupil's English essay on the lane, the warehouse and the archive upstairs.")
item(S + "1962 桂枝里小学作息时间.png", "image", "桂枝里小学作息时间表", "zh-Hans", picture="timetable", creator="桂枝里小学",
     date="1962", date_written="1962年", subjects=["学校", "招贴"], place="桂枝里小学", description="贴在走廊里的作息时间表，手绘。")

P = "GZL/05-图画/"
item(P + "桂枝里手绘地图.png", "image", "桂枝里手绘地图", "zh-Hans", picture="map", creator="顾望舟", date="1956~",
     date_written="约1956年", subjects=["地图", "里弄"], place="澄浦市桂枝里", description="从盐桥路到河边：弄堂前段的门牌、两只水龙头、小学与十六号仓库。")
item(P + "纳凉晚会海报.png", "image", "纳凉晚会海报", "zh-Hans", picture="poster", creator="许丹青", date="1984-08",
     date_written="1984年8月", subjects=["海报", "纳凉晚会"], place="十六号仓库", description="夏夜在仓库前空地举行的纳凉晚会。")
item(P + "弄堂口的早晨.jpg", "image", "弄堂口的早晨", "zh-Hans", picture="morning", creator="佚名", date="195X",
     date_written="五十年代（据画面推断）", subjects=["图画", "里弄"], place="澄浦市桂枝里", description="仿老照片的画：弄堂口、晾衣竿、自行车与一只猫。")
item(P + "公用厨房速写.jpg", "image", "公用厨房速写", "zh-Hans", picture="kitchen", creator="林桂芬", date="1966?",
     date_written="1966年？", subjects=["图画", "厨房"], place="桂枝里七号", description="五只煤炉、五盏灯、五家人的锅。")

R = "GZL/06-食谱/"
item(R + "葱油饼.txt", "txt", "葱油饼（七号公用厨房）", "zh-Hans", """
葱油饼（七号公用厨房）
抄在日历纸背面，一九七二年

面粉一斤，温水六两，盐少许。揉到面光、手光、盆光，盖湿布，去晾一趟衣服，回来正好。

葱要小葱，切碎，拌猪油和盐。面擀开，抹葱油，卷起来，再盘成一个圆，像盘一条睡着的蛇。压扁。

小火，两面黄。锅盖不要老是揭开看：看一次，隔壁就来一个人。
""", creator="七号厨房", date="1972", date_written="一九七二年", subjects=["食谱", "点心"], place="桂枝里七号",
     description="抄在日历纸背面的葱油饼做法。")
item(R + "酒釀圓子.txt", "txt", "酒釀圓子", "zh-Hant", """
酒釀圓子
沈家阿嫂口述，女兒秀珍筆錄，一九六五年冬

糯米粉用溫水和勻，搓成小圓子，比黃豆大一點，比櫻桃小一點。水滾下圓子，浮起來就熟。
酒釀後放，桂花最後放，雞蛋打散淋下去，只淋一圈，火就要關。

新搬來的人家，先送一碗。送的時候不要說客氣話，就說：趁熱。
搬家那天也要吃一碗，吃完把碗洗乾淨，扣在灶上，留給下一家。
""", creator="沈秀珍", date="1965-24", date_written="一九六五年冬", subjects=["食譜", "點心", "搬家"], place="桂枝里一號",
     description="繁體抄件；搬家的人先送一碗、走的時候留一隻碗。")
item(R + "Walnut soup for cold evenings.txt", "txt", "Walnut soup for cold evenings", "en", """
Walnut soup for cold evenings
Told by Shen Xiuzhen to Nora Quayle, who wrote it down in her own measures, winter 1999

Take two handfuls of walnuts from the bottom of the sack, where the good ones go. Pour boiling water over them and, when
you can bear it, rub off the skins. This takes as long as one story.

Grind them with half a handful of soaked rice. Put on a low fire with six bowls of water, stir one way only, and add rock
sugar until the children stop complaining. It is ready when it coats the spoon.

My father sold walnuts for forty years and never ate one. He said a shopkeeper who eats his stock is a customer.
""", creator="Nora Quayle", date="1999-24", date_written="winter 1999", subjects=["recipes", "walnuts"], place="Chengpu",
     description="A recipe from the Hexing shop's kitchen, in English.")

E = "GZL/07-邮件/"
item(E + "2008-11-03 老照片展的文件清单.eml", "eml", "老照片展的文件清单", "zh-Hans", """
丹青阿姨：

展览用的文件我列了一张清单，放在附件里。十六号仓库那张手绘地图原件太脆，建议用复制件，原件留在文库不动。

口述片段可以放一分钟，沈婆婆已经签了同意书。她只有一个要求：放录音的地方要有凳子。

搬家清单里写着“大秤一杆”，但是我在库房没有找到，您记得放在哪里吗？

知微
二〇〇八年十一月三日
""", mail=dict(sender=("许知微", "zhiwei@cassia-lane.example"), to=("许丹青", "danqing@cassia-lane.example"),
               date="Mon, 03 Nov 2008 20:14:00 +0800", attachment="展品文件清单.txt"),
     attachment_text="""展品文件清单
1. 桂枝里手绘地图（复制件）
2. 文件处置办法（试行），一九六三年
3. 公用水龙头会议记录，一九五六年
4. 儿童画三十张，饼干箱一只
5. 整理小组工作日志，一九七八年
6. 沈秀珍口述片段，一分钟，带凳子
""", creator="许知微", date="2008-11-03", date_written="2008年11月3日", subjects=["电子邮件", "展览", "文件清单"], place="澄浦市",
     description="筹备展览的邮件，附展品清单。")
item(E + "2008-11-05 Re the scales.eml", "eml", "Re: The scales", "en", """
Dear Zhiwei,

The scales are not lost. Mrs Shen has the weight and we have the beam: look behind the door of the reading room, under the
raincoats. It was entered in the removal list as number 47 and hung up there on the second day of moving, because it would
not fit in a box.

I have put the English labels in the same folder as yours. Please check that "warehouse" and "storehouse" are not both used
for Number Sixteen; I know I did it twice.

Nora
""", mail=dict(sender=("Nora Quayle", "nora@cassia-lane.example"), to=("许知微", "zhiwei@cassia-lane.example"),
               date="Wed, 05 Nov 2008 09:02:00 +0800"),
     creator="Nora Quayle", date="2008-11-05", date_written="5 November 2008", subjects=["e-mail", "exhibitions"], place="Chengpu",
     description="Where the shop's scales are.")

W = "GZL/08-文库工作/"
item(W + "文库箱目.xlsx", "xlsx", "桂枝里文库箱目", "zh-Hans",
     rows=[["箱号", "内容", "起", "止", "件数", "存放", "备注"],
           [1, "居民小组会议记录", 1956, 1969, 88, "甲架一层", "抄本在学校"],
           [2, "收支账目", 1956, 1975, 41, "甲架一层", "永远保存"],
           [3, "各户寄存契纸", 1912, 1958, 63, "甲架二层", "不外借"],
           [4, "林桂芬日记", 1957, 1958, 4, "甲架二层", "一则封存"],
           [5, "儿童画（饼干箱）", 1957, 1957, 30, "甲架顶层", "一九五七年，月亮"],
           [6, "学生作文", 1961, 1985, 152, "乙架一层", ""],
           [7, "地图与海报", 1956, 1984, 19, "图柜", "平放"],
           [8, "口述录音带", 1978, 2009, 27, "乙架二层", "已转录十一盘"],
           [9, "和兴南货店帐册", 1934, 1948, 36, "丙架", "沈家移交"],
           [10, "搬家标签与清单", 1987, 1987, 210, "丙架", "蓝色标签"]],
     creator="许丹青", date="1988/2009", date_written="1988年起，续至2009年", subjects=["档案目录", "箱目"], place="盐桥路新址",
     description="十箱的内容、年代、件数与存放位置。")
item(W + "文库开放说明.docx", "docx", "桂枝里文库开放说明", "zh-Hans", """
桂枝里文库设在盐桥路社区楼二楼，每星期三、星期六下午开放，进门不用证件，只要写下名字和想看什么。

可以看的：会议记录、作文、地图、食谱、海报、已公开的口述片段。
要预约的：日记、书信、帐册原件。请提前三天告诉我们，文件要在阅览室里慢慢适应温度。
暂时不能看的：寄存人尚未同意的契纸与照片，封存期未到的日记，口述录音的未公开部分。

抄写用铅笔。拍照不用闪光。吃的东西请放在门外的凳子上，葱油饼也不例外。

如果您在档案里看见自己的名字，请告诉我们：您可以补充、更正，也可以请我们暂时收起来。
""", creator="许丹青", date="1988-03", date_written="1988年3月", subjects=["文库", "阅览规则", "档案开放"], place="盐桥路新址",
     description="开放时间、可看与不可看的档案、阅览规矩。")
item(W + "展签：竹牌与脸盆.txt", "txt", "展签：竹牌与脸盆 / Label: bamboo tallies", "zh-Hans", """
展签：竹牌与脸盆
竹牌，一九五六年，长八厘米，一百一十五块，现存四十块

一块竹牌，一盆水。桂枝里的居民用竹牌分摊水费，前后十一年。牌上的缺口是孩子咬的。

LABEL: BAMBOO TALLIES
Bamboo, 1956; 8 cm; forty of 115 survive.
One tally bought one basin of water from the common tap. The lane shared its water bill in this way for eleven years.
The notches were made by teeth.
""", creator="许知微", date="2008-11", date_written="2008年11月", subjects=["展签", "自来水", "museum labels"], place="盐桥路新址",
     description="双语展签。")
item(W + "1987 搬家清单.csv", "csv", "一九八七年文库搬家清单", "zh-Hans",
     rows=[["序号", "名称", "出门点数", "到达点数", "经手", "备注"],
           [1, "会议记录三箱", 3, 3, "顾望舟、许丹青", ""],
           [2, "契纸一箱", 1, 1, "顾望舟、白师傅", "双锁"],
           [3, "儿童画饼干箱", 1, 1, "林桂芬、许丹青", "放在最上面"],
           [19, "木牌“桂枝里文库”", 1, 1, "林桂芬、顾望舟", "最后摘下，最先挂上"],
           [46, "石灰包", 12, 11, "白师傅、许丹青", "破一包"],
           [47, "大秤一杆", 1, 1, "沈秀珍、顾望舟", "秤砣由沈家保留"]],
     creator="许丹青", date="1987-09", date_written="1987年9月", subjects=["搬家", "清单", "文库"], place="十六号仓库",
     description="文库搬家的点数清单，出门与到达各点一次。")

L = "HXS/01-帳冊/"
item(L + "民國二十三年開張流水帳.txt", "txt", "民國二十三年開張流水帳", "zh-Hant", """
民國二十三年開張流水帳
和興南貨店　民國二十三年八月十五日起

八月十五日　收　火腿三隻，核桃廿斤，共銀元十七元二角
　　　　　　付　挑夫四名，茶錢八角
八月十六日　收　月餅四十二盒，共廿五元二角
　　　　　　付　招牌漆工二元
八月十七日　雨，收　六元一角。客少，與夥計糊紙袋三百隻
八月十八日　收　筍乾、木耳，十一元
　　　　　　付　倉庫石灰十包，一元五角

店主附記：開張三日，帳目清楚，心中踏實。凡文件、帳冊、來往書信，一律鎖入帳房木櫃，鑰匙自帶。
""", charset="big5", creator="沈鶴亭", date="1934-08-15/1934-08-18", date_written="民國二十三年八月", subjects=["帳冊", "南貨", "商店"],
     place="桂枝里一號", description="開張頭四日的流水帳。文件為 Big5 編碼。")
item(L + "1936 進貨總帳.xlsx", "xlsx", "和興南貨店進貨總帳（1936）", "zh-Hant",
     rows=[["月", "貨名", "產地", "數量", "單位", "單價（元）", "合計（元）", "入倉庫"],
           [1, "火腿", "山裡", 24, "隻", 3.6, 86.4, "甲倉"], [2, "筍乾", "南鄉", 180, "斤", 0.22, 39.6, "乙倉"],
           [3, "木耳", "北山", 60, "斤", 0.85, 51, "乙倉"], [4, "海蜇", "海口", 90, "斤", 0.31, 27.9, "水缸"],
           [5, "蓮子", "湖區", 120, "斤", 0.4, 48, "甲倉"], [6, "紅糖", "南洋貨", 400, "斤", 0.12, 48, "甲倉"],
           [8, "核桃", "北山", 600, "斤", 0.18, 108, "乙倉"], [9, "月餅模", "本地", 12, "副", 0.9, 10.8, "店堂"],
           [10, "桂圓", "南洋貨", 150, "斤", 0.45, 67.5, "甲倉"], [12, "年糕", "本地", 500, "斤", 0.09, 45, "店堂"]],
     creator="沈鶴亭", date="1936", date_written="民國二十五年", subjects=["帳冊", "進貨"], place="桂枝里一號",
     description="全年進貨，按月記貨名、數量、單價與入何倉庫。")
item(L + "1948 倉庫盤點.docx", "docx", "倉庫盤點記", "zh-Hant", """
民國三十七年十二月二十八日，與夥計阿炳盤點十六號倉庫，自早至晚，僅歇一次吃麵。

甲倉：紅糖九十斤，受潮結塊，敲碎仍可用。桂圓四十斤，完好。
乙倉：核桃二百一十斤，鼠咬一角，損十二斤。筍乾空。
閣樓：空木箱七隻，舊帳冊一捆，祖父畫像一幅，不知何年放入。

阿炳問，帳冊又不能吃，為何也要盤點。答：貨賣完了就沒有了，帳還在，就知道賣過。
盤點畢，將帳冊與文件移至閣樓最乾處，離牆一尺，離地一尺。
""", creator="沈鶴亭", date="1948-12-28", date_written="民國三十七年十二月二十八日", subjects=["倉庫", "盤點", "帳冊"],
     place="十六號倉庫", description="歲末盤點，帳冊移入閣樓。")

H = "HXS/02-書信/"
item(H + "1935 沈鶴亭致弟書.txt", "txt", "沈鶴亭致弟書", "zh-Hant", """
沈鶴亭致弟書
民國二十四年三月初九

鶴年吾弟：

來信收到。店中生意尚好，唯倉庫狹小，貨多人少。前日下雨，漏濕蓮子兩袋，攤在床上晾，夜間全家睡在桌上。

樓上新租與一位彭諾克女士，英國人，教英文，自己搬家，只有一隻皮箱、一架打字機、三盆花。她問我“南貨”二字何意，
我說南方來的貨。她說，那麼我也是南貨。全店大笑。

弟若回來，請帶山裡的香菇，並將父親的帳冊帶回一冊，留作紀念。家中舊檔案不多，散了可惜。

兄　鶴亭
""", creator="沈鶴亭", date="1935", date_written="民國二十四年三月初九", subjects=["家書", "倉庫", "搬家"], place="桂枝里一號",
     description="談生意、漏雨與樓上的新房客。")
item(H + "1938-05-08 Letter from Ida Pennock.txt", "txt", "Letter from Ida Pennock, 8 May 1938", "en", """
Letter from Ida Pennock to her sister, 8 May 1938

Dearest Wyn,

You ask where I live. Above a shop that sells everything brown: hams, walnuts, mushrooms, sugar, dried fish. I have stopped
smelling it, and I am told that I now smell of it myself, which my pupils find reassuring.

My landlord, Mr Shen, keeps his books with a brush so fine that I mistook the ledger for poetry and said so. He was pleased,
and has since read me the price of beans aloud, with feeling.

Behind us is a warehouse with a loft. On wet days the whole lane carries its boxes up there, and on fine days carries them
down again. Nobody has lost so much as a photograph. When I asked who keeps the list, six people answered at once.

I have typed this on the stairs, where the light is. Send ribbons.

Your Ida
""", creator="Ida Pennock", date="1938-05-08", date_written="8 May 1938", subjects=["letters", "lodgers", "warehouses"],
     place="1 Cassia Lane, Chengpu", description="The lodger's first account of the shop, the ledger and the loft.")
item(H + "1947 Letter from Ida Pennock on leaving.docx", "docx", "Letter from Ida Pennock on leaving the lane", "en", """
Cassia Lane, the last week of September 1947

Dear Mr Shen,

I am told that one must not say thank you on moving day, only "while it is hot". So I ate the sweet dumplings, washed the bowl and turned it over on the stove for whoever comes next.

I leave you the typewriter. The letter e sticks; strike it as if you meant it. I also leave, in the tin box, copies of all my letters home for twelve years. They are dull, but they have the weather in them, and the prices, and what the children sang. If there is ever a room for such things in the lane, put them there, and let anyone read them who wipes their hands first.

The fair copies went to my sister. So there are two of each: one to be read, and one for the future. I learned that from your ledgers.

Ida Pennock
""", creator="Ida Pennock", date="1947-09", date_written="the last week of September 1947", subjects=["letters", "moving house", "archives"],
     place="1 Cassia Lane, Chengpu", description="A farewell; two copies of everything, one to be read and one for the future.")
item(H + "1948 家書：關於搬家.docx", "docx", "家書：關於搬家", "zh-Hant", """
鶴年吾弟：

你問搬家的事。母親不肯搬，說灶是她的灶。我說新屋也有灶，她說那不是她的。

後來是秀珍想出辦法，把灶王像請下來，用紅紙包好，由母親親手捧著，走在最前面，全家挑著東西跟在後面。
走到巷口，母親回頭看了一眼，說：好了，灶已經走了，人也走吧。其實只是從一號後樓搬到前樓，二十三步。

帳冊與文件另裝一箱，我親自搬，不假手他人。箱上寫“和興檔案”四字，秀珍問檔案是什麼，我說，就是怕自己忘記的事。

兄　鶴亭　　民國三十七年冬
""", creator="沈鶴亭", date="1948-24?", date_written="民國三十七年冬（年份待考）", subjects=["家書", "搬家", "檔案"],
     place="桂枝里一號", description="從後樓搬到前樓的二十三步。")

A = "HXS/03-招紙/"
item(A + "和興南貨店廣告.jpg", "image", "和興南貨店廣告", "zh-Hant", picture="advert", creator="和興南貨店", date="1934",
     date_written="民國二十三年", subjects=["廣告", "南貨"], place="桂枝里一號", description="開張廣告，火腿、核桃、筍乾、桂圓。")
item(A + "核桃招紙.png", "image", "核桃招紙", "zh-Hant", picture="label", creator="和興南貨店", date="193X",
     date_written="三十年代", subjects=["招紙", "核桃"], place="桂枝里一號", description="貼在核桃紙袋上的招紙。")
item(A + "中秋月餅價目.txt", "txt", "中秋月餅價目", "zh-Hant", """
中秋月餅價目
和興南貨店　民國三十六年中秋

百果月餅　每盒　八角
豆沙月餅　每盒　六角
鮮肉月餅　現烘　每隻　一角，立等
素月餅　　每盒　七角，不沾葷油，另灶

老主顧舊盒退還，減一分。寄往外埠，由本店倉庫代裝木箱，寫明地址，十日可到。
小孩單獨來買，不可多找零錢，須寫紙條帶回。
""", creator="和興南貨店", date="1947", date_written="民國三十六年中秋", subjects=["價目", "月餅", "中秋"], place="桂枝里一號",
     description="節令價目與退盒、寄送的規矩。")

Y = "HXS/04-店史/"
item(Y + "和興南貨店小史.pdf", "pdf", "和興南貨店小史", "zh-Hant", """
和興南貨店開於民國二十三年中秋，歇業於一九五六年春，前後二十二年。店主沈鶴亭，山裡人，十四歲挑一擔筍乾進城，在鹽橋上賣完，沒有回去。

店面一間，進深三間，後有倉庫。所謂南貨，是火腿、海蜇、核桃、筍乾、木耳、蓮子、紅糖之類，過年過節，家家要買。平日最好的主顧是孩子：一分錢，一把炒豆。

鶴亭一生只信兩件事：秤要準，帳要全。秤是一杆大秤，能稱三百斤；帳是三十六冊，從開張第一日到歇業末一日，一日不缺。颱風那日沒有開門，帳上也寫了：無客，有風。

歇業之後，店堂借給居民小組開會，水龍頭、竹牌、搬家，許多事都是在這裡議定的。帳冊鎖入閣樓，與各家文件同放，後來便是文庫。

一九八五年，女兒秀珍口述，許丹青筆錄，成此小史。凡記不真的地方，都寫了“大約”。
""", creator="許丹青", contributor="沈秀珍", date="1985", date_written="一九八五年", subjects=["店史", "南貨", "口述"],
     place="桂枝里一號", description="據沈秀珍口述整理的店史。")
item(Y + "A short history of the Hexing shop.pdf", "pdf", "A short history of the Hexing shop", "en", """
The Hexing dry-goods shop opened at mid-autumn 1934 and closed in the spring of 1956. Its owner, Shen Heting, came from the hills at fourteen with a pole and two baskets of dried bamboo shoots, sold them on Salt Bridge, and did not go back.

He believed in two things: true scales and complete books. The scales could weigh three hundred catties. The books fill thirty-six volumes and lack no day. On the day of the great wind, when nobody could stand in the street, the ledger says: no customers; wind.

When the shop closed its front room became the lane's meeting room. The common tap, the bamboo tallies and, thirty years later, the great move were all settled there. The ledgers went up into the warehouse loft with everybody else's boxes, and that was the beginning of the archive.

This version follows the Chinese history taken down from his daughter Xiuzhen in 1985. Where she was not sure, we have kept her "about".
""", creator="Nora Quayle", date="1986~", date_written="about 1986", subjects=["shops", "local history", "ledgers"],
     place="1 Cassia Lane, Chengpu", description="English version of the shop's history.")
item(Y + "沈家檔案移交清單.docx", "docx", "沈家檔案移交清單", "zh-Hant", """
一九八八年四月三日，沈秀珍將和興南貨店與沈家檔案移交桂枝里文庫。雙方當面清點，逐冊念名，兩人簽字。

一、帳冊三十六冊，民國二十三年至一九五六年，冊冊編號，完好。
二、書信一匣，五十八封，其中英文二十六封，打字。
三、招紙、廣告、價目一包，四十一張。
四、打字機一架，字母 e 不靈。
五、大秤一杆。秤砣一枚，由沈家保留。

時間所跨：一九三四年至一九五六年。狀況：無霉，無蟲，鼠咬一角，已記明。
條件：凡文件可供眾人閱看，看前洗手；家書中提及他人病痛者，先問秀珍。

移交人　沈秀珍　　接收人　許丹青　　見證　林桂芬
""", creator="許丹青", contributor="沈秀珍", date="1988-04-03", date_written="一九八八年四月三日", subjects=["檔案移交", "清單", "文庫"],
     place="鹽橋路新址", description="移交清單，注明所跨年代、狀況與閱看條件。")

# One line of the recording: speaker, voice, words
RECORDING = [
    ("许知微", "cmn+f3", "沈婆婆，您还记得搬家的那一天吗？"),
    ("沈秀珍", "cmn+f5", "记得。那天早上下了一点小雨，箱子都放在仓库门口，贴着蓝色的标签。"),
    ("沈秀珍", "cmn+f5", "顾伯伯一箱一箱地点，点完了，再点一遍。他说，文库的东西，少一张纸也不能走。"),
    ("许知微", "cmn+f3", "您自己带了什么？"),
    ("沈秀珍", "cmn+f5", "我只带了一个秤砣。大秤交给文库了。我说，秤在你们那里，分量在我这里。"),
    ("许知微", "cmn+f3", "这段口述，我们会好好保存，放进档案里。"),
    ("Nora Quayle", "en-gb+f2", "In English: Mrs Shen remembers moving day in nineteen eighty-seven. The boxes stood at the warehouse door, "
                                "with blue labels, and every box was counted twice. She kept only the weight of the old scales."),
]
