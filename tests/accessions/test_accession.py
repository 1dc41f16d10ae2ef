"""从文件建稿：what is read stands in the manuscript, what is unsure is told, and what is refused leaves nothing."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.accessions.actions import accession
from mingtang.accessions.closed import CLOSED_FORMATS
from mingtang.accessions.telling import unsure
from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.drafting.models import Manuscript
from mingtang.law.rules import RuleBroken
from tests.drafting.conftest import AT, made, word
from tests.language.official.test_reading import NOTICE
from tests.language.test_papers_ofd import line, ofd, page
from tests.pages import errors, signed_in, words
from tests.refusals import refused

__all__ = ["made"]

URL = "/desk/drafts/from-file/"


def begun(made, text=NOTICE, name="通知.txt", *, by="officer", unit="liuxi-nyb"):
    return accession(made.units[unit], upload=ContentFile(text.encode(), name), by=made[by], at=AT)


def test_what_was_read_stands_in_the_manuscript(made):
    draft = Manuscript.rows.get(pk=begun(made).manuscript.pk)
    assert draft.title == "七里镇人民政府关于印发《七里镇农村饮水工程管护办法》的通知"
    told = {name: draft.metadata[name] for name in ("issuer", "number", "made_on", "in_force_on")}
    assert told == {
        "issuer": "七里镇人民政府",
        "number": "七政发〔2024〕3号",
        "made_on": "2024-03-05",
        "in_force_on": "2024-04-01",
    }
    assert "<p>第一条 为加强农村饮水工程管护，制定本办法。</p>" in draft.html


def test_a_title_that_is_too_long_is_cut_and_that_is_told(made):
    long = "关于印发《七里镇" + "农村饮水工程" * 20 + "管护办法》的通知"
    found = begun(made, NOTICE.replace("关于印发《七里镇农村饮水工程管护办法》的通知", long))
    whole = f"七里镇人民政府{long}"
    assert (Manuscript.rows.get().title, found.fields["title"]) == (whole[:120], whole)
    place = found.official.title.where
    assert unsure(found.official)[0] == (
        f"标题（{place}）：读出来有 {len(whole)} 个字，稿件里最多 120 个字，只填了前面的，请在稿件里改短。"
    )


def test_lines_parted_by_tabs_come_along_as_a_table(made):
    draft = begun(made, "补贴标准\n\n作物\t类\t元\n小麦\t粮\t120\n玉米\t粮\t90\n大豆\t油\t80\n").manuscript
    cells = re.findall(r"<td>(?:<p>)?([^<]*)", draft.html)
    assert (len(cells), cells[3:6]) == (12, ["小麦", "粮", "120"])


def test_a_word_file_comes_with_its_tables(made):
    made_of = accession(
        made.units["liuxi-nyb"], upload=word("关于修路的通知", "今年修三条路。"), by=made["officer"], at=AT
    )
    assert "今年修三条路。" in made_of.manuscript.text


@pytest.mark.parametrize("ending", CLOSED_FORMATS)
def test_a_format_that_nobody_can_read_is_named_with_a_way_out(made, ending):
    name = f"通知{ending}"
    said = (
        f"“{name}”是 {CLOSED_FORMATS[ending]}文件，本系统读不了；请用原来的软件另存为 .docx 或者 .pdf 再导入；"
        "要直接导入，请技术人员在 MINGTANG_CONVERTER 里写明转换程序。"
    )
    with refused(said):
        begun(made, name=name)


def test_an_ofd_file_is_read_by_ourselves(made):
    data = ofd(page(line("关于修路的通知", left=60, top=30), line("今年修三条路。", top=40)))
    upload = ContentFile(data, "通知.ofd")
    draft = accession(made.units["liuxi-nyb"], upload=upload, by=made["officer"], at=AT).manuscript
    assert (draft.title, "今年修三条路。" in draft.text) == ("关于修路的通知", True)


def test_a_mark_in_a_note_of_an_ofd_file_is_refused(made):
    note = ("Doc_0/Annots/a.xml", '<a Remark="机密★10年"/>')
    upload = ContentFile(ofd(page(line("通知")), extra=[note]), "通知.ofd")
    with pytest.raises(RuleBroken, match=CLASSIFIED[:6]):
        accession(made.units["liuxi-nyb"], upload=upload, by=made["officer"], at=AT)
    assert (Manuscript.rows.count(), Entry.rows.last().verb) == (0, "drafting.refuse_classified")


def test_an_old_word_file_goes_through_the_program_that_is_named(made, settings, tmp_path):
    settings.MINGTANG_CONVERTER = str(tmp_path / "converter")
    kept = tmp_path / "kept.docx"
    kept.write_bytes(word("关于修路的通知", "今年修三条路。").read())
    (tmp_path / "converter").write_text(f"#!/bin/sh\nmkdir made\ncp {kept} made/given.docx\n")
    (tmp_path / "converter").chmod(0o700)
    upload = ContentFile(b"\xd0\xcf\x11\xe0", "通知.doc")
    draft = accession(made.units["liuxi-nyb"], upload=upload, by=made["officer"], at=AT).manuscript
    assert draft.title == "关于修路的通知"


def test_a_mark_of_secrecy_is_refused_and_nothing_is_begun(made):
    with pytest.raises(Exception, match=CLASSIFIED[:6]):
        begun(made, f"机密★10年\n{NOTICE}")
    assert Manuscript.rows.count() == 0


def test_whoever_does_not_write_for_the_unit_begins_nothing(made):
    with pytest.raises(Exception, match="写"):
        begun(made, by="leader")
    assert Manuscript.rows.count() == 0


def test_the_page_tells_what_was_read_and_what_to_look_at(made):
    client = signed_in(made, "officer")
    told = words(client.post(URL, {"unit": "liuxi-nyb", "file": SimpleUploadedFile("通知.txt", NOTICE.encode())}))
    assert [said in told for said in ("七政发〔2024〕3号", "主动公开", "管护责任表；巡查记录样式")] == [True] * 3
    bare = SimpleUploadedFile("通知.txt", "关于修路的通知\n各村：\n请修路。\n".encode())
    told = words(client.post(URL, {"unit": "liuxi-nyb", "file": bare}))
    assert "成文日期：没有读出成文日期，请补上。" in told


def test_without_a_file_the_page_says_so(made):
    answer = signed_in(made, "officer").post(URL, {"unit": "liuxi-nyb"})
    assert (answer.status_code, errors(answer)) == (422, ["文件：请选择一个文件。"])
