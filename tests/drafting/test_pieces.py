"""附件、图片和 Word 文档：what is taken, what is refused, and who may see it."""

import io
from zipfile import ZipFile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.accessions.word import ONLY_WORD, take_in
from mingtang.contents.checks import CLASSIFIED
from mingtang.drafting.actions import handing, pieces
from mingtang.drafting.models import Piece
from mingtang.files.models import Attachment
from mingtang.files.queries import may_see, uses
from mingtang.law.rules import RuleBroken
from tests.builders import PEOPLE as TOWNSPEOPLE
from tests.drafting.conftest import AT, TEXT, attached, fresh, picture, saved, word
from tests.refusals import refused

PEOPLE = [username for username, *_ in TOWNSPEOPLE]


def taken_in(made, draft, upload):
    draft = fresh(draft)
    return take_in(draft, upload=upload, version=draft.version, by=made["officer"], at=AT)


def refusing(made, draft, upload, reason):
    """The upload is refused for this reason, and neither text nor files have changed."""
    before = (fresh(draft).html, fresh(draft).version, Attachment.rows.count(), Piece.rows.count())
    with pytest.raises(RuleBroken) as broken:
        taken_in(made, draft, upload)
    assert broken.value.reasons[0].startswith(reason)
    assert (fresh(draft).html, fresh(draft).version, Attachment.rows.count(), Piece.rows.count()) == before


def test_a_word_document_takes_the_place_of_the_text(made, draft):
    document = docx.Document()
    document.add_heading("一、总则", 1)
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "项目"
    document.add_picture(io.BytesIO(picture().read()))
    made_file = io.BytesIO()
    document.save(made_file)
    told = taken_in(made, draft, SimpleUploadedFile("稿.docx", made_file.getvalue()))
    piece = Piece.rows.get()
    assert told.manuscript.html == (
        '<h2>一、总则</h2><table><tbody><tr><td colspan="2"><p>项目</p></td></tr>'
        "<tr><td><p></p></td><td><p></p></td></tr></tbody></table>"
        f'<figure><img src="{piece.src}" alt=""></figure>'
    )
    assert (told.manuscript.title, told.manuscript.version) == ("柳溪镇秸秆禁烧管理规定", 3)
    assert (piece.is_picture, piece.attachment.name) == (True, "图1.png")
    pieces.describe(piece, alt="焚烧现场", by=made["officer"], at=AT)
    assert fresh(draft).html.endswith(f'<figure><img src="{piece.src}" alt="焚烧现场"></figure>')


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (lambda: word("密级：机密"), CLASSIFIED),
        (lambda: word("一", name="方案（秘密）.docx"), CLASSIFIED),
        (lambda: SimpleUploadedFile("稿.txt", "正文".encode()), ONLY_WORD),
        (lambda: SimpleUploadedFile("稿.docx", b"PK\x03\x04 broken"), ""),
        (lambda: SimpleUploadedFile("稿.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), ""),
        (lambda: SimpleUploadedFile("空.docx", b""), ""),
    ],
)
def test_what_is_no_sound_word_document_is_refused(made, draft, upload, reason):
    refusing(made, draft, upload(), reason)


def test_a_bomb_is_refused(made, draft):
    packed = io.BytesIO()
    with ZipFile(packed, "w", 8) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<a>" + " " * 60_000_000 + "</a>")
    refusing(made, draft, SimpleUploadedFile("稿.docx", packed.getvalue()), "")


def test_a_text_saved_elsewhere_meanwhile_is_not_replaced(made, draft):
    saved(draft, by=made["clerk"], html="<p>专员改的</p>")
    with refused("稿件在别处改过，请刷新页面，看过以后再读入。"):
        take_in(draft, upload=word("一"), version=draft.version - 1, by=made["officer"], at=AT)


def test_a_picture_says_what_it_shows(made, draft):
    with refused("请写明图片里是什么，看不见图片的人靠它了解内容。"):
        pieces.add(draft, upload=picture(), is_picture=True, by=made["officer"], at=AT)


def test_only_pictures_stand_in_the_text(made, draft):
    upload = SimpleUploadedFile("a.csv", "村,户\n桃园,1\n".encode())
    with pytest.raises(RuleBroken) as broken:
        pieces.add(draft, upload=upload, is_picture=True, alt="表", by=made["officer"], at=AT)
    assert broken.value.reasons == ("正文里只能放照片和图片（.jpg、.png、.webp），其他文件请作为附件上传。",)
    assert Piece.rows.count() == 0


def test_a_picture_in_use_is_not_taken_away(made, draft):
    piece = pieces.add(draft, upload=picture(), is_picture=True, alt="现场", by=made["officer"], at=AT)
    pieces.place(piece, by=made["officer"], at=AT)
    assert fresh(draft).html == f'{TEXT}<figure><img src="{piece.src}" alt="现场"></figure>'
    with refused("正文里还在用这张图片，请先从正文里删掉，保存以后再去掉。"):
        pieces.remove(piece, by=made["officer"], at=AT)
    saved(draft, by=made["officer"])
    pieces.remove(piece, by=made["officer"], at=AT)
    assert list(fresh(draft).pieces.all()) == []


def test_files_are_seen_with_the_manuscript_and_after_handing_in_by_reviewers(made, draft):
    file = attached(draft, by=made["officer"]).attachment

    def seen():
        return {name for name in PEOPLE if may_see(made[name], file, at=AT)}

    assert seen() == {"officer", "clerk"}
    assert uses(file, viewer=made["clerk"], at=AT) == [("稿件《柳溪镇秸秆禁烧管理规定》", f"/desk/drafts/{draft.pk}/")]
    handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    assert {"reviewer", "leader", "office-reviewer"} <= seen()
    assert seen() & {"village-officer", "neighbour-clerk"} == set()
