"""不收的文件：each refusal says why, and leaves no row, no file and no trace of what was in it."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from mingtang.audit.models import Entry
from mingtang.contents import checks
from mingtang.contents.content import ALLOWED
from mingtang.contents.photographs import NOT_A_PICTURE
from mingtang.files.actions import store
from mingtang.files.models import Attachment
from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.pdf_guard import MAX_STREAM
from mingtang.law.rules import RuleBroken
from tests.contents import material
from tests.files.conftest import AT, on_disk, refused

LOCKED = "这个文件加了密码，无法检查内容，请去掉密码再上传。"
MACROS = "这个文件里带有宏，请打开后另存为不带宏的 .docx 或 .xlsx 再上传。"
ACTIVE = "这个文件里带有宏或者控件，请打开后另存为不带宏的 .docx 或 .xlsx 再上传。"
EMBEDDED = "这个文件里嵌着别的文件，无法检查，请删去嵌入的对象，把那些文件单独上传。"
PACKED = "这是压缩包，请解压后把里面的文件逐个上传。"
PROGRAM = f"这是程序文件，不能上传。{ALLOWED}"
WEB = f"这是网页文件，不能上传。{ALLOWED}"
MOVING = f"这是视频或音频，不能作附件上传。{ALLOWED}"
OTHER_IMAGE = "这种图片不能上传，请另存为 JPG 或者 PNG 再上传。"
UNKNOWN = f"认不出这个文件的类型。{ALLOWED}"
ACTS = "这个 PDF 里带有脚本或者启动程序的动作，请用“打印为 PDF”重新导出后再上传。"
CARRIES = "这个 PDF 里夹带了别的文件，请去掉夹带的文件，把它们单独上传。"
GROWS = "这个 PDF 解压后过大，可能会拖垮系统，没有收下；请核对文件来源，用“打印为 PDF”重新导出后再上传。"
PIXELS = "这张图片的像素太多（上限 2500 万），请用普通清晰度重拍或者缩小后再上传。"

DOCX = material.docx()


def plain_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("说明.txt", "你好")
    return out.getvalue()


def macro_word():
    contents = material.contents_of(DOCX).replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main"
    )
    return material.with_parts(DOCX, **{"[Content_Types].xml": contents, "word/vbaProject.bin": b"macro"})


def slides():
    contents = material.contents_of(DOCX).replace("wordprocessingml.document.main", "presentationml.presentation.main")
    return material.with_parts(DOCX, **{"[Content_Types].xml": contents})


def with_entities():
    hostile = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa">]><x/>'
    return material.with_parts(DOCX, **{"word/document.xml": hostile})


def as_read(data):
    """What the language room says of a package that it refuses to open."""
    with pytest.raises(Unreadable) as refused:
        open_archive(data, "Word 文件")
    return str(refused.value)


def pdf_with_a_file_inside():
    names = "/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>]>>>>"
    return material.pdf("附件", more=names)


CASES = {
    "nothing": (b"", "空.docx", "这个文件是空的，没有内容，请核对后重新选择。"),
    "program": (b"MZ\x90\x00" + bytes(200), "安装.exe", PROGRAM),
    "program under another name": (b"\x7fELF" + bytes(200), "总结.pdf", PROGRAM),
    "script": (b"#!/bin/sh\nrm -rf /\n", "run.txt", PROGRAM),
    "web page": (b"<!DOCTYPE html><html><body>1</body></html>", "通知.html", WEB),
    "web page as text": ("通知\n<script>alert(1)</script>".encode(), "通知.txt", WEB),
    "drawing with script": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "图.svg", WEB),
    "zip": (plain_zip(), "材料.zip", PACKED),
    "rar": (b"Rar!\x1a\x07\x00" + bytes(50), "材料.rar", PACKED),
    "slides": (slides(), "培训.pptx", f"这种办公文件还不能检查内容。{ALLOWED}演示文稿请导出为 PDF。"),
    "old word": (
        material.ole("WordDocument"),
        "方案.doc",
        "这是旧版的 Word、Excel 或 WPS 文件，请打开后另存为 .docx 或 .xlsx 再上传。",
    ),
    "locked word": (
        material.ole("EncryptionInfo", "EncryptedPackage"),
        "方案.docx",
        LOCKED,
    ),
    "locked parts": (material.locked(DOCX), "方案.docx", LOCKED),
    "macros": (macro_word(), "方案.docm", MACROS),
    "macros left in a plain one": (material.with_parts(DOCX, **{"word/vbaProject.bin": b"m"}), "方案.docx", ACTIVE),
    "old macro sheet": (
        material.with_parts(material.xlsx(), **{"xl/macrosheets/sheet1.xml": "<x/>"}),
        "表.xlsx",
        ACTIVE,
    ),
    "embedded object": (
        material.with_parts(DOCX, **{"word/embeddings/oleObject1.bin": b"o"}),
        "方案.docx",
        EMBEDDED,
    ),
    "embedded and damaged": (
        material.with_parts(DOCX, **{"word/embeddings/a.xlsx": b"garbage"}),
        "方案.docx",
        EMBEDDED,
    ),
    "embedded and locked": (
        material.with_parts(DOCX, **{"word/embeddings/a.xlsx": material.ole("EncryptedPackage")}),
        "方案.docx",
        EMBEDDED,
    ),
    "another document put in whole": (
        material.with_parts(DOCX, **{"word/afchunk1.htm": "<html>机密★1年</html>".encode()}),
        "方案.docx",
        EMBEDDED,
    ),
    "embedded in the embedded": (
        material.with_parts(
            DOCX,
            **{"word/embeddings/a.xlsx": material.with_parts(material.xlsx(), **{"xl/embeddings/b.xlsx": b"x"})},
        ),
        "方案.docx",
        EMBEDDED,
    ),
    "bomb": (material.bomb(), "方案.docx", as_read(material.bomb())),
    "entities": (with_entities(), "方案.docx", as_read(with_entities())),
    "cut zip": (DOCX[:-200], "方案.docx", "这个文件损坏了，打不开，请重新保存后再上传。"),
    "locked pdf": (material.LOCKED_PDF, "方案.pdf", "这个 PDF 加了打开密码，无法检查内容，请去掉密码再上传。"),
    "broken pdf": (b"%PDF-1.7\nnothing", "方案.pdf", "这个 PDF 损坏了，打不开，请重新导出后再上传。"),
    "pdf that grows": (material.pdf("1", blanks=MAX_STREAM), "方案.pdf", GROWS),
    "pdf that acts": (material.pdf("1", more="/OpenAction<</S/JavaScript/JS(app.alert)>>"), "表.pdf", ACTS),
    "pdf that acts, with its name spelled otherwise": (
        material.pdf("1", more="/OpenAction<</S/J#61vaScript/JS(app.alert)>>"),
        "表.pdf",
        ACTS,
    ),
    "pdf that starts a program": (material.pdf("1", more="/AA<</WC<</S/L#61unch/F(calc.exe)>>>>"), "表.pdf", ACTS),
    "pdf that acts, packed": (material.packed_pdf(b"<</S/JavaScript/JS(app.alert)>>"), "表.pdf", ACTS),
    "pdf with a form of another kind": (material.pdf("1", more="/AcroForm<</Fields[]/X#46A()>>"), "表.pdf", ACTS),
    "pdf with a file pinned on": (material.pdf("1", more="/X<</Subtype/File#41ttachment>>"), "表.pdf", CARRIES),
    "pdf with a file inside": (pdf_with_a_file_inside(), "表.pdf", CARRIES),
    "gif": (material.moving("GIF"), "动图.gif", OTHER_IMAGE),
    "heic": (
        b"\x00\x00\x00\x18ftypheic" + bytes(100),
        "IMG_1.HEIC",
        "这是手机的 HEIC 照片，请在手机里转成 JPG（苹果手机：设置、相机、格式，选“兼容性最佳”）再上传。",
    ),
    "film": (b"\x00\x00\x00\x18ftypmp42" + bytes(100), "会议.mp4", MOVING),
    "picture bomb": (material.png_bomb(), "图.png", PIXELS),
    "somewhat too large a picture": (material.png_bomb(8000, 8000), "图.png", PIXELS),
    "half a photograph": (material.photograph()[:2000], "照片.jpg", NOT_A_PICTURE),
    "noise": (bytes(range(256)) * 4, "数据.dat", UNKNOWN),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_taken_is_refused_in_words_and_leaves_nothing(case, town, officer, files_dir):
    data, name, reason = CASES[case]
    entries = Entry.rows.count()
    assert refused(data, name, unit=town, by=officer) == (reason,)
    assert (Attachment.rows.count(), on_disk(files_dir), Entry.rows.count()) == (0, [], entries)


def test_a_file_over_the_limit_is_refused_without_reading_it_to_its_end(town, officer, files_dir, settings):
    settings.FILES_MAX_BYTES = 1024 * 1024
    read = []

    class Endless(ContentFile):
        def chunks(self, chunk_size=None):
            while True:
                read.append(1)
                yield bytes(512 * 1024)

    with pytest.raises(RuleBroken) as broken:
        store(Endless(b"", name="录像.pdf"), unit=town, by=officer, at=AT)
    assert broken.value.reasons == ("文件超过 1 MB，请压缩或者拆成几个文件再上传。",)
    assert len(read) == 3
    assert on_disk(files_dir) == []


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (
            material.pdf("1"),
            "总结.docx",
            "文件名以 .docx 结尾，内容却是PDF 文件，请核对文件，没有选错就把结尾改成 .pdf。",
        ),
        (DOCX, "总结.xlsx", "文件名以 .xlsx 结尾，内容却是Word 文件，请核对文件，没有选错就把结尾改成 .docx。"),
        (material.png(), "图.pdf．exe", "文件名以 .exe 结尾，内容却是图片，请核对文件，没有选错就把结尾改成 .png。"),
    ],
)
def test_a_name_that_contradicts_the_content_is_refused(data, name, reason, town, officer, files_dir):
    assert refused(data, name, unit=town, by=officer) == (reason,)
    assert (Attachment.rows.count(), on_disk(files_dir)) == (0, [])


def test_all_reasons_come_at_once(town, officer):
    data = material.pdf("1", more="/OpenAction<</S/JavaScript/JS(app.alert)>>")
    assert refused(data, "总结（秘密）.docx", unit=town, by=officer) == (
        checks.CLASSIFIED,
        "文件名以 .docx 结尾，内容却是PDF 文件，请核对文件，没有选错就把结尾改成 .pdf。",
        ACTS,
    )


def test_someone_without_a_post_there_may_not_upload(town, stranger, files_dir):
    assert refused(DOCX, "方案.docx", unit=town, by=stranger) == (
        "您在七里镇人民政府没有岗位，不能为它上传附件。请联系管理员。",
    )
    assert on_disk(files_dir) == []


def test_a_file_of_nothing_but_blanks_is_looked_through_at_once(keep):
    kept = keep((" " * 5_000_000 + "说明" + "\n" * 5_000_000).encode(), "空白.txt")
    assert kept.size == 10_000_006
