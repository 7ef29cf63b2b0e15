"""Makes the sample collection from texts.py and pictures.py. Run by make-sample.sh, which says what it needs."""
import csv
import email.message
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import wave
import zipfile
from html import escape

from pictures import PICTURES
from texts import ABOUT, FOLDERS, FONDS, ITEMS, RECORDING

OUT = pathlib.Path(sys.argv[1])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="sample-"))
STAMP = (2026, 11, 23, 0, 0, 0)


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def chromium(*flags):
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *flags)


# Office Open XML, by hand: a zip of a few small parts

def package(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)


def properties(item):
    return ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<dc:title>{escape(item["title"])}</dc:title><dc:creator>{escape(item["creator"])}</dc:creator>'
            f'<dc:subject>{escape("；".join(item["subjects"]))}</dc:subject><dc:language>{item["language"]}</dc:language></cp:coreProperties>')


def types_and_relations(main, kind, extra=""):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Default Extension="xml" ContentType="application/xml"/>'
             f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>{extra}'
             '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>')
    relations = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                 f'<Relationship Id="r1" Type="{office}/officeDocument" Target="{main}"/>'
                 '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
                 '</Relationships>')
    return types, relations


def docx(path, item):
    def paragraph(words, style=""):
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else '<w:pPr><w:spacing w:after="160" w:line="340" w:lineRule="auto"/></w:pPr>'
        return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = paragraph(item["title"], "Title") + "".join(paragraph(p) for p in item["text"].split("\n") if p.strip())
    types, relations = types_and_relations(
        "word/document.xml", "wordprocessingml.document",
        '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>')
    package(path, {
        "[Content_Types].xml": types, "_rels/.rels": relations, "docProps/core.xml": properties(item),
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{main}"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
                           '<w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style></w:styles>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'})


def xlsx(path, item):
    def cell(row, column, value):
        where = f"{chr(65 + column)}{row}"
        if isinstance(value, str):
            return f'<c r="{where}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        return f'<c r="{where}"><v>{value}</v></c>'
    rows = "".join(f'<row r="{r}">' + "".join(cell(r, c, v) for c, v in enumerate(values)) + "</row>" for r, values in enumerate(item["rows"], 1))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types, relations = types_and_relations(
        "xl/workbook.xml", "spreadsheetml.sheet",
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>')
    package(path, {
        "[Content_Types].xml": types, "_rels/.rels": relations, "docProps/core.xml": properties(item),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                           f'<sheets><sheet name="{escape(re.sub("[（）]", " ", item["title"])[:28].strip())}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                      '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'})


# Pages: chromium prints them

def page(item, size="12pt", margin="2.4cm"):
    family = {"zh-Hans": "Noto Serif CJK SC", "zh-Hant": "Noto Serif CJK TC", "en": "Liberation Serif"}[item["language"]]
    parts = item["text"].split("\n-----\n")
    sheets = "".join('<section>' + "".join(f"<p>{escape(p)}</p>" for p in part.split("\n") if p.strip()) + "</section>" for part in parts)
    heading = "" if item["form"] == "scan" else f"<h1>{escape(item['title'])}</h1>"
    return (f'<!doctype html><html lang="{item["language"]}"><meta charset="utf-8"><title>{escape(item["title"])}</title>'
            f'<meta name="author" content="{escape(item["creator"])}"><style>@page{{size:A4;margin:{margin}}}'
            f'body{{font:{size}/1.8 "{family}",serif;margin:0}}h1{{font-size:1.5em;margin:0 0 1em}}p{{margin:0 0 .7em;text-align:justify}}'
            f'section+section{{break-before:page}}</style><body>{heading}{sheets}</html>')


def printed(item, path, **look):
    html = WORK / "page.html"
    html.write_text(page(item, **look), "utf-8")
    chromium("--no-pdf-header-footer", f"--print-to-pdf={path}", html.as_uri())


def pdf(path, item):
    printed(item, path)
    content = path.read_bytes()
    # Same length, so that the table of offsets stays right: no browser's name and no time of making in a document of 1963.
    content = re.sub(rb"/Creator \(((?:\\.|[^\\)])*)\)", lambda m: b"/Creator (" + b"Wenku sample".ljust(len(m[1]))[:len(m[1])] + b")", content)
    path.write_bytes(re.sub(rb"\(D:\d{14}", b"(D:20261123000000", content))


def scan(path, item):
    """Pages as a camera or scanner gives them: a little crooked, grey and grainy, with no text behind the image."""
    clean = WORK / "clean.pdf"
    printed(item, clean, size="17pt", margin="2.6cm")
    run("pdftoppm", "-r", "180", "-gray", "-png", clean, WORK / "sheet")
    images = []
    for number, sheet in enumerate(sorted(WORK.glob("sheet-*.png"))):
        jpeg = WORK / f"sheet{number}.jpg"
        tilt = (0.006, -0.004)[number % 2]
        run("ffmpeg", "-y", "-i", sheet, "-vf",
            f"rotate={tilt}:fillcolor=white,eq=brightness=-0.02:contrast=0.93,gblur=sigma=0.45,noise=alls=7:allf=t:all_seed=4,format=gray",
            "-q:v", "9", jpeg)
        images.append(jpeg.read_bytes())
    path.write_bytes(pdf_of_images(images, item["title"], item["creator"]))


def pdf_of_images(images, title, author):
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    pages = []
    for image in images:
        height, width, colours = jpeg_shape(image)
        first = len(objects) + 1
        drawing = b"q 595 0 0 842 0 0 cm /I Do Q"
        objects.append(b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%b /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream"
                       % (width, height, b"DeviceGray" if colours == 1 else b"DeviceRGB", len(image), image))
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawing), drawing))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I %d 0 R >> >> /Contents %d 0 R >>" % (first, first + 1))
        pages.append(first + 2)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(pages), b" ".join(b"%d 0 R" % p for p in pages))

    def hexed(words):
        return b"<FEFF" + words.encode("utf-16-be").hex().upper().encode() + b">"
    objects.append(b"<< /Title %b /Author %b >>" % (hexed(title), hexed(author)))
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), table)
    return bytes(out)


def jpeg_shape(image):
    at = 2
    while image[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(image[at + 2:at + 4], "big")
    return int.from_bytes(image[at + 5:at + 7], "big"), int.from_bytes(image[at + 7:at + 9], "big"), image[at + 9]


def image(path, item):
    drawing, width, height = PICTURES[item["picture"]]()
    html = WORK / "picture.html"
    html.write_text(f'<!doctype html><meta charset="utf-8"><body style="margin:0">{drawing}', "utf-8")
    shot = WORK / "shot.png"
    # The window is taller than the picture, because headless chromium takes a part of it for itself.
    chromium(f"--screenshot={shot}", f"--window-size={width},{height + 200}", html.as_uri())
    crop = f"crop={width}:{height}:0:0"
    if path.suffix == ".jpg":
        run("ffmpeg", "-y", "-i", shot, "-vf", crop, "-q:v", "6", path)
    else:
        run("ffmpeg", "-y", "-i", shot, "-vf", f"{crop},split[a][b];[a]palettegen=max_colors=96:stats_mode=full[p];[b][p]paletteuse=dither=none",
            "-pred", "mixed", path)


# Mail, tables and text

def eml(path, item):
    said = item["mail"]
    message = email.message.EmailMessage()
    message["From"] = email.headerregistry.Address(said["sender"][0], addr_spec=said["sender"][1])
    message["To"] = email.headerregistry.Address(said["to"][0], addr_spec=said["to"][1])
    message["Date"] = said["date"]
    message["Subject"] = item["title"]
    message["Message-ID"] = f"<{item['date']}.sample@cassia-lane.example>"
    message.set_content(item["text"] + "\n")
    if "attachment" in said:
        message.add_attachment(item["attachment_text"].encode("utf-8"), maintype="text", subtype="plain", filename=said["attachment"],
                               params={"charset": "utf-8"})
        message.set_boundary("=-sample-" + item["date"])
    path.write_bytes(message.as_bytes())


def table(path, item):
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(item["rows"])
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def txt(path, item):
    path.write_bytes((item["text"] + "\n").encode(item.get("charset", "utf-8")))


# The recording and its transcript

def spoken():
    """Each line by its voice, one after the other; returns the whole as WAV and when each line begins and ends."""
    times, sound, at = [], b"", 0.0
    for number, (_, voice, words) in enumerate(RECORDING):
        line = WORK / f"line{number}.wav"
        run("espeak-ng", "-v", voice, "-s", "165" if voice.startswith("en") else "205", "-w", line, words)
        with wave.open(str(line)) as wav:
            shape = wav.getparams()
            data = wav.readframes(wav.getnframes())
        pause = b"\0\0" * int(shape.framerate * 0.35)
        length = len(data) / 2 / shape.framerate
        times.append((at, at + length))
        sound += data + pause
        at += length + 0.35
    whole = WORK / "whole.wav"
    with wave.open(str(whole), "wb") as wav:
        wav.setparams(shape)
        wav.writeframes(sound)
    return whole, times


def clock(seconds):
    return "%02d:%02d:%06.3f" % (seconds // 3600, seconds % 3600 // 60, seconds % 60)


def recording(path, item):
    whole, _ = spoken()
    run("ffmpeg", "-y", "-i", whole, "-ac", "1", "-b:a", "32k", "-fflags", "+bitexact", "-metadata", f"title={item['title']}",
        "-metadata", f"artist={item['creator']}", path)


def transcript(path, item):
    _, times = spoken()
    cues = "".join(f"{n}\n{clock(start)} --> {clock(end)}\n<v {who}>{words}</v>\n\n"
                   for n, ((start, end), (who, _, words)) in enumerate(zip(times, RECORDING), 1))
    path.write_text(f"WEBVTT - {item['title']}\nLanguage: zh-Hans\n\nNOTE\n由志愿者整理；录音由语音合成朗读。\n\n{cues}".rstrip() + "\n", "utf-8")


# The catalogue

HEAD = """\
# What the sample collection is. Everything in it is invented; see README.txt. Made by src/sample/make-sample.sh.
#
# fonds:    code, title_zh, title_en, description_zh, description_en, creator, date (EDTF), access
# folders:  path (from this folder), level (series or file), title_zh, title_en, description, date (EDTF)
# items:    path (from this folder), title, language (BCP 47, of title and content), creator, contributor?, subjects,
#           date (EDTF), date_written (as the thing itself says), description, place?,
#           access?        open when absent; restricted (until access_until) or closed
#           access_until?  ISO date; access_reason? why
#           transcript_of? path of the recording that this file is the transcript of
#
# A folder or file that is not named here is no part of the collection (README.txt, sample.yaml).
"""


def quoted(value):
    if isinstance(value, list):
        return "[" + ", ".join(quoted(v) for v in value) + "]"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def entries(name, rows, keys):
    out = f"\n{name}:\n"
    for row in rows:
        said = [f"{key}: {quoted(row[key])}" for key in keys if key in row]
        out += "  - " + "\n    ".join(said) + "\n"
    return out


def catalogue():
    recording_path = next(item["path"] for item in ITEMS if item["form"] == "sound")
    rows = [dict(item, transcript_of=recording_path) if item["form"] == "vtt" else item for item in ITEMS]
    return HEAD + entries("fonds", FONDS, ["code", "title_zh", "title_en", "description_zh", "description_en", "creator", "date", "access"]) \
        + entries("folders", FOLDERS, ["path", "level", "title_zh", "title_en", "description", "date"]) \
        + entries("items", rows, ["path", "title", "language", "creator", "contributor", "subjects", "date", "date_written", "description",
                                  "place", "access", "access_until", "access_reason", "transcript_of"])


FORMS = {"txt": txt, "docx": docx, "xlsx": xlsx, "csv": table, "pdf": pdf, "scan": scan, "image": image, "eml": eml, "sound": recording, "vtt": transcript}


def main():
    wanted = set(sys.argv[2:])
    if not wanted and OUT.exists():
        shutil.rmtree(OUT)
    for item in ITEMS:
        path = OUT / item["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if not wanted or item["form"] in wanted:
            FORMS[item["form"]](path.absolute(), item)
    (OUT / "README.txt").write_text(ABOUT, "utf-8")
    (OUT / "sample.yaml").write_text(catalogue(), "utf-8")
    shutil.rmtree(WORK)


main()
