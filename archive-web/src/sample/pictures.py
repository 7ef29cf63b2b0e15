"""The drawings of the sample collection, as SVG. Everything here is invented; CC0."""
import random

HAND = """<filter id="hand" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency="0.018"
 numOctaves="3" seed="7"/><feDisplacementMap in="SourceGraphic" scale="{scale}" xChannelSelector="R" yChannelSelector="G"/></filter>"""
GRAIN = """<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="0.75" numOctaves="2" seed="3"/>
<feColorMatrix values="0 0 0 0 0.25  0 0 0 0 0.2  0 0 0 0 0.12  0 0 0 0.9 -0.42"/></filter>"""


def svg(width, height, body, background, scale=7):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            f'font-family="Noto Serif CJK SC, serif"><defs>{HAND.format(scale=scale)}{GRAIN}</defs>'
            f'<rect width="{width}" height="{height}" fill="{background}"/>{body}</svg>')


def text(x, y, words, size, fill="#2b2a28", extra=""):
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" {extra}>{words}</text>'


def upright(x, y, words, size, fill="#2b2a28", gap=1.15, extra=""):
    """Words set from top to bottom, each character standing."""
    return "".join(text(x, y + i * size * gap, c, size, fill, f'text-anchor="middle" {extra}') for i, c in enumerate(words))


def map_():
    random.seed(11)
    ink = "#3a342b"
    shapes, names = [], []
    shapes.append('<path d="M0 110 C 220 60, 420 150, 640 100 S 1020 60, 1200 120 L1200 0 L0 0 Z" fill="#c9d8d3" stroke="#6d8a86" stroke-width="3"/>')
    for x in range(80, 1150, 170):
        shapes.append(f'<path d="M{x} 50 q 15 -12 30 0 t 30 0" fill="none" stroke="#6d8a86" stroke-width="2.5"/>')
    names.append(text(930, 90, "澄 浦 河", 30, "#4d6c68"))
    shapes.append(f'<path d="M0 770 L1200 745 M0 830 L1200 805" stroke="{ink}" stroke-width="4" fill="none"/>')
    names.append(text(80, 812, "盐 桥 路", 30, ink))
    shapes.append(f'<path d="M560 760 L560 180 M650 757 L650 180" stroke="{ink}" stroke-width="4" fill="none"/>')
    names.append(upright(606, 340, "桂枝里", 40, "#9a2f23"))
    for side, x in ((0, 330), (1, 670)):
        for row in range(6):
            y = 672 - row * 84
            number = row * 2 + 1 + side
            if side == 1 and row > 3:
                continue
            width = 210
            shapes.append(f'<rect x="{x}" y="{y}" width="{width}" height="70" fill="{random.choice(["#efe2c6", "#ead9b6", "#f1e7d0"])}" stroke="{ink}" stroke-width="3"/>')
            for k in range(3):
                shapes.append(f'<path d="M{x + 8 + k * 68} {y + 18} l 34 -14 l 30 14" fill="none" stroke="{ink}" stroke-width="2"/>')
            names.append(text(x + width / 2, y + 52, f"{number} 号", 24, ink, 'text-anchor="middle"'))
    shapes.append(f'<rect x="670" y="205" width="400" height="190" fill="#d9c3a0" stroke="{ink}" stroke-width="5"/>'
                  f'<path d="M660 205 L870 150 L1080 205" fill="#c7ab80" stroke="{ink}" stroke-width="4"/>')
    names.append(text(870, 300, "十六号仓库", 40, ink, 'text-anchor="middle"'))
    names.append(text(870, 345, "阁楼：寄存文件，两把钥匙", 22, "#6b4f2b", 'text-anchor="middle"'))
    for x, y in ((545, 640), (1085, 385), (330, 858)):
        shapes.append(f'<circle cx="{x}" cy="{y}" r="13" fill="#5c8fa8" stroke="{ink}" stroke-width="3"/>')
    names.append(text(1050, 440, "水龙头（新）", 21, "#2f5f78"))
    names.append(text(355, 866, "公用水龙头", 22, "#2f5f78"))
    shapes.append(f'<rect x="60" y="200" width="210" height="240" fill="#e6d3c3" stroke="{ink}" stroke-width="4"/><path d="M165 200 v-60 l40 12 l-40 12" fill="#9a2f23" stroke="{ink}" stroke-width="3"/>')
    names.append(text(165, 330, "小学", 38, ink, 'text-anchor="middle"'))
    for x, y in ((300, 230), (285, 520), (1120, 520), (1110, 640), (160, 590)):
        shapes.append(f'<circle cx="{x}" cy="{y}" r="26" fill="#9db17a" stroke="#5c6f3f" stroke-width="3"/><path d="M{x} {y + 26} v 24" stroke="{ink}" stroke-width="4"/>')
    names.append(text(1085, 700, "桂花树", 21, "#5c6f3f"))
    names.append(text(40, 150, "北", 34, ink) )
    shapes.append(f'<path d="M57 165 v 60 M57 165 l -10 18 M57 165 l 10 18" stroke="{ink}" stroke-width="3" fill="none" transform="translate(-24 6)"/>')
    names.append(text(985, 870, "顾望舟 手绘　约一九五六年", 22, ink, 'text-anchor="middle"'))
    names.append(text(320, 715, "和兴南货店", 22, "#9a2f23", 'text-anchor="end"'))
    body = f'<g filter="url(#hand)">{"".join(shapes)}</g>{"".join(names)}'
    return svg(1200, 900, body, "#f7efdd"), 1200, 900


def poster():
    lanterns = "".join(
        f'<path d="M{x} 0 V{y}" stroke="#f2e3bd" stroke-width="3"/><ellipse cx="{x}" cy="{y + 45}" rx="42" ry="48" fill="#d9412b"/>'
        f'<rect x="{x - 20}" y="{y - 8}" width="40" height="12" fill="#e8b64c"/><rect x="{x - 20}" y="{y + 88}" width="40" height="12" fill="#e8b64c"/>'
        f'<path d="M{x} {y + 100} v 34" stroke="#e8b64c" stroke-width="5"/>' for x, y in ((120, 70), (300, 130), (600, 120), (780, 60)))
    stools = "".join(f'<rect x="{x}" y="{y}" width="74" height="14" fill="#8a5a33"/><path d="M{x + 10} {y + 14} l -6 44 M{x + 64} {y + 14} l 6 44" stroke="#8a5a33" stroke-width="9"/>'
                     for x, y in ((70, 1010), (190, 1050), (640, 1045), (760, 1005)))
    people = "".join(f'<circle cx="{x}" cy="{y}" r="27" fill="#20344f"/><path d="M{x - 45} {y + 105} q 45 -175 90 0 z" fill="#20344f"/>' for x, y in ((107, 905), (227, 945), (677, 940), (797, 900)))
    body = (f'<rect y="820" width="900" height="380" fill="#3f5f6b"/><circle cx="450" cy="160" r="88" fill="#f6e7b4"/>'
            f'<g filter="url(#hand)">{lanterns}<path d="M0 820 L170 690 H730 L900 820 Z" fill="#2b4252"/><rect x="330" y="700" width="240" height="190" fill="#f4efe2"/>{people}{stools}'
            f'<path d="M450 1060 q 60 -70 120 0 q -60 40 -120 0" fill="#5f9e4e" stroke="#2f5a2a" stroke-width="5"/><path d="M470 1060 q 40 -40 80 0" fill="#d9412b"/></g>'
            + text(450, 400, "纳凉晚会", 150, "#fbf3dc", 'text-anchor="middle" font-weight="bold"')
            + text(450, 485, "评弹 · 口琴 · 幻灯片 · 猜谜", 40, "#fbf3dc", 'text-anchor="middle"')
            + text(450, 790, "今晚幻灯：从前的桂枝里", 21, "#2b2a28", 'text-anchor="middle"')
            + text(450, 600, "八月十八日晚七时　十六号仓库门前", 40, "#ffe6a3", 'text-anchor="middle"')
            + text(450, 655, "自带凳子　备有西瓜", 36, "#fbf3dc", 'text-anchor="middle"')
            + text(450, 1165, "一九八四年　桂枝里文库　许丹青 画", 28, "#dfe7e4", 'text-anchor="middle"'))
    return svg(900, 1200, body, "#1e3a52", 6), 900, 1200


def timetable():
    rows = [("七时三十分", "到校，扫地"), ("八时", "第一节　语文"), ("八时五十分", "第二节　算术"), ("九时四十分", "广播操"),
            ("十时", "第三节　图画或音乐"), ("十一时", "回家吃饭"), ("一时三十分", "午睡（不许数屋梁）"), ("二时三十分", "第四节　自然"),
            ("三时二十分", "浇花，喂蚕"), ("四时", "放学，走路回家")]
    lines = "".join(f'<path d="M90 {250 + i * 74} H810" stroke="#8c7a5a" stroke-width="2"/>' for i in range(len(rows) + 1))
    words = "".join(text(120, 300 + i * 74, when, 32, "#7a2b22") + text(390, 300 + i * 74, what, 34) for i, (when, what) in enumerate(rows))
    body = (f'<g filter="url(#hand)"><rect x="50" y="50" width="800" height="1040" fill="none" stroke="#7a2b22" stroke-width="6"/>{lines}'
            '<path d="M730 985 q 60 -90 80 20 M770 1005 v 60" stroke="#5c6f3f" stroke-width="6" fill="none"/><circle cx="735" cy="975" r="14" fill="#d9a62b"/></g>'
            + text(450, 150, "作 息 时 间", 72, "#7a2b22", 'text-anchor="middle" font-weight="bold"')
            + text(450, 210, "桂枝里小学　一九六二年", 30, extra='text-anchor="middle"') + words)
    return svg(900, 1140, body, "#f4ead2", 4), 900, 1140


def morning():
    poles = "".join(f'<path d="M300 {y} L900 {y + d}" stroke="#3b3024" stroke-width="6"/>' for y, d in ((300, 12), (350, -8), (395, 6)))
    random.seed(5)
    clothes = "".join(f'<path d="M{x} {y} h {w} v {h} q -{w / 2} 14 -{w} 0 z" fill="{random.choice(["#d8c9ab", "#a8977a", "#efe4cc", "#7d6d56"])}"/>'
                      for x, y, w, h in ((340, 303, 60, 90), (430, 305, 90, 60), (560, 308, 50, 110), (700, 309, 84, 74), (380, 352, 70, 60), (520, 350, 80, 84), (660, 346, 56, 92), (760, 345, 70, 50)))
    stones = "".join(f'<path d="M{600 - (y - 520) * 0.9 - 60} {y} H{600 + (y - 520) * 0.9 + 60}" stroke="#6f604a" stroke-width="3"/>' for y in range(560, 900, 42))
    wall = "".join(f'<path d="M0 {y} L300 {220 + (y - 60) * 0.55}" stroke="#5a4c39" stroke-width="2"/><path d="M1200 {y} L900 {220 + (y - 60) * 0.55}" stroke="#5a4c39" stroke-width="2"/>' for y in range(60, 900, 60))
    bicycle = ('<g transform="translate(330 640)" fill="none" stroke="#241c12" stroke-width="7"><circle cx="0" cy="80" r="62"/><circle cx="190" cy="80" r="62"/>'
               '<path d="M0 80 L60 0 L150 0 L90 80 Z M60 0 L90 80 L190 80 L150 0 M150 0 l -8 -34 h 44 M60 0 l -10 -26 h -24 h 46"/></g>')
    cat = ('<g transform="translate(770 770)" fill="#241c12"><ellipse cx="0" cy="40" rx="58" ry="34"/><circle cx="-52" cy="8" r="27"/><path d="M-76 -8 l 4 -30 l 22 18 z M-44 -20 l 14 -24 l 8 30 z"/>'
           '<path d="M52 34 q 66 -20 40 -78" fill="none" stroke="#241c12" stroke-width="12" stroke-linecap="round"/><path d="M-30 66 v 26 M30 66 v 26" stroke="#241c12" stroke-width="14"/></g>')
    body = ('<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#efe0bd"/><stop offset="1" stop-color="#c9b48a"/></linearGradient>'
            '<radialGradient id="dark" cx="50%" cy="48%" r="72%"><stop offset="0.55" stop-color="#2a1e0f" stop-opacity="0"/><stop offset="1" stop-color="#2a1e0f" stop-opacity="0.62"/></radialGradient></defs>'
            '<rect width="1200" height="900" fill="url(#sky)"/><g filter="url(#hand)">'
            '<path d="M0 0 H300 V560 L0 900 Z" fill="#86745a"/><path d="M1200 0 H900 V560 L1200 900 Z" fill="#6e5e47"/>' + wall +
            '<path d="M300 560 H900 L1200 900 H0 Z" fill="#9d8b6c"/>' + stones +
            '<rect x="470" y="250" width="260" height="310" fill="#b9a781"/><path d="M470 560 V330 Q600 220 730 330 V560 Z" fill="#e9dcb9"/><path d="M450 250 H750 V225 H450 Z" fill="#57482f"/>'
            '<path d="M90 300 h 90 v 150 h -90 z M1010 310 h 90 v 150 h -90 z" fill="#3c3020"/><path d="M135 300 v150 M90 375 h90 M1055 310 v150 M1010 385 h90" stroke="#86745a" stroke-width="6"/>'
            + poles + clothes + bicycle + cat + '</g>'
            + text(600, 246, "桂枝里", 20, "#efe0bd", 'text-anchor="middle"')
            + '<rect width="1200" height="900" filter="url(#grain)" opacity="0.5"/><rect width="1200" height="900" fill="url(#dark)"/>'
            '<path d="M14 14 H1186 V886 H14 Z" fill="none" stroke="#f3ead6" stroke-width="28"/>')
    return svg(1200, 900, body, "#c9b48a", 6), 1200, 900


def kitchen():
    stoves = "".join(
        f'<g transform="translate({x} 560)"><path d="M0 0 h 150 l -14 190 h -122 z" fill="{c}" stroke="#3a342b" stroke-width="5"/><rect x="50" y="110" width="50" height="44" fill="#c8552f"/>'
        f'<path d="M10 -8 q 65 -{30 + 12 * (i % 3)} 130 0 v -50 q -65 -20 -130 0 z" fill="#5b5f62" stroke="#3a342b" stroke-width="4"/>'
        f'<path d="M75 -90 q 22 -40 0 -70 q -24 -34 4 -74" fill="none" stroke="#b9b2a4" stroke-width="7" stroke-linecap="round"/></g>'
        for i, (x, c) in enumerate(((70, "#b98a5b"), (280, "#9c7a58"), (490, "#c39c6c"), (700, "#a5764c"), (910, "#b58f6a"))))
    lamps = "".join(f'<path d="M{x} 0 V150" stroke="#3a342b" stroke-width="4"/><path d="M{x - 40} 178 q 40 -50 80 0 z" fill="#4e6a5a" stroke="#3a342b" stroke-width="4"/><circle cx="{x}" cy="188" r="17" fill="#f4d879"/>'
                    for x in (145, 355, 565, 775, 985))
    shelf = '<path d="M60 340 H1080" stroke="#6a4a2c" stroke-width="14"/>' + "".join(
        f'<rect x="{80 + i * 62}" y="{286 - (i % 3) * 8}" width="40" height="{48 + (i % 3) * 8}" rx="8" fill="{["#7a3b2a", "#d8cfb6", "#3f5f6b", "#8b8f52"][i % 4]}" stroke="#3a342b" stroke-width="3"/>' for i in range(16))
    names = "".join(text(x, 790, who, 24, "#3a342b", 'text-anchor="middle"') for x, who in ((145, "沈家"), (355, "周家"), (565, "林老师"), (775, "许家"), (985, "白师傅")))
    body = (f'<g filter="url(#hand)"><path d="M0 750 H1140" stroke="#3a342b" stroke-width="4"/>{lamps}{shelf}{stoves}</g>{names}'
            + text(1080, 835, "七号公用厨房　各点各的灯", 24, "#6b4f2b", 'text-anchor="end"')
            + '<rect width="1140" height="860" filter="url(#grain)" opacity="0.18"/>')
    return svg(1140, 860, body, "#efe6d2", 8), 1140, 860


def advert():
    goods = [("火腿", "#a8432f"), ("核桃", "#8a6236"), ("筍乾", "#b3a04a"), ("桂圓", "#7a4a33")]
    tiles = "".join(
        f'<g transform="translate({90 + (i % 2) * 370} {520 + (i // 2) * 250})"><rect width="330" height="210" fill="#f6ead0" stroke="{c}" stroke-width="6"/>'
        f'<ellipse cx="105" cy="105" rx="66" ry="52" fill="{c}"/><path d="M60 85 q 45 -40 90 0 M60 120 q 45 34 90 0" stroke="#f6ead0" stroke-width="4" fill="none"/></g>' for i, (_, c) in enumerate(goods))
    names = "".join(text(90 + (i % 2) * 370 + 240, 520 + (i // 2) * 250 + 125, n, 58, c, 'text-anchor="middle" font-weight="bold"') for i, (n, c) in enumerate(goods))
    body = (f'<g filter="url(#hand)"><rect x="40" y="40" width="820" height="1120" fill="none" stroke="#8f2318" stroke-width="12"/><rect x="62" y="62" width="776" height="1076" fill="none" stroke="#8f2318" stroke-width="3"/>'
            f'<path d="M90 130 H810 V400 H90 Z" fill="#8f2318"/>{tiles}</g>'
            + text(450, 300, "和興南貨店", 128, "#f6ead0", 'text-anchor="middle" font-weight="bold"')
            + text(450, 365, "貨真價實 · 秤足帳清", 36, "#f0d79a", 'text-anchor="middle"')
            + text(450, 470, "民國二十三年中秋新張　三日內惠顧者贈核桃一包", 31, "#3a2a1c", 'text-anchor="middle"') + names
            + text(450, 1065, "澄浦　鹽橋路桂枝里口一號", 40, "#8f2318", 'text-anchor="middle"')
            + text(450, 1115, "自備倉庫　代寄外埠", 28, "#3a2a1c", 'text-anchor="middle"')
            + '<rect width="900" height="1200" filter="url(#grain)" opacity="0.25"/>')
    return svg(900, 1200, body, "#e9d5ab", 5).replace("CJK SC", "CJK TC"), 900, 1200


def label():
    body = ('<g filter="url(#hand)"><circle cx="350" cy="350" r="320" fill="#f3e3bd" stroke="#2f5a3c" stroke-width="10"/><circle cx="350" cy="350" r="250" fill="none" stroke="#2f5a3c" stroke-width="4"/>'
            '<ellipse cx="350" cy="300" rx="120" ry="100" fill="#b98a52" stroke="#5a3a1c" stroke-width="6"/><path d="M350 200 V400 M270 240 q 40 60 0 120 M430 240 q -40 60 0 120 M305 215 q 30 85 0 170 M395 215 q -30 85 0 170" stroke="#5a3a1c" stroke-width="5" fill="none"/>'
            '<path d="M175 330 q -10 60 40 90 M525 330 q 10 60 -40 90" stroke="#2f5a3c" stroke-width="10" fill="none"/></g>'
            + text(350, 500, "北山核桃", 72, "#2f5a3c", 'text-anchor="middle" font-weight="bold"')
            + text(350, 548, "和興南貨店 監製", 30, "#5a3a1c", 'text-anchor="middle"') + text(350, 172, "薄殼 · 當年 · 不回潮", 28, "#5a3a1c", 'text-anchor="middle"'))
    return svg(700, 700, body, "#fbf6ea", 5).replace("CJK SC", "CJK TC"), 700, 700


PICTURES = {"map": map_, "poster": poster, "timetable": timetable, "morning": morning, "kitchen": kitchen, "advert": advert, "label": label}
