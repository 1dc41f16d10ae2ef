"""审签单：the same facts on the page and in the file, before and after everybody has signed."""

import io

import pytest
from django.test import Client
from docx import Document

from mingtang.editorial.actions import sign
from mingtang.emergencies.actions import clear
from mingtang.law.editorial import EVERY_TICK
from mingtang.slips import queries, urls
from mingtang.slips.layout import slip_of
from mingtang.slips.paper import paper_of
from tests.builders import moment
from tests.editorial.conftest import submitted
from tests.pages import words
from tests.reviewing.conftest import checked, letter, owed
from tests.roles import OF_THE_ORGAN, got, others, strangers

AT = moment("2026-03-05")
ADDRESS = "https://open.liuxi.example/desk/review/1/"


def slip(made, revision, username="clerk"):
    return slip_of(queries.revision(revision.pk, made[username], at=AT), address=ADDRESS)


def signed(told):
    return [(line.label, line.who, line.when, all(done for _, done in line.ticks)) for line in told.lines]


def test_a_stage_that_nobody_signed_yet_has_room_for_a_hand(made):
    told = slip(made, checked(made))
    assert signed(told) == [
        ("初审", "再审核", "2026年3月3日 09:00", True),
        ("审核（含保密审查）", "许审核", "2026年3月4日 09:00", True),
        ("领导签发", "", "", False),
    ]
    assert told.lines[1].secrecy == (("国家秘密", True), ("工作秘密", True), ("商业秘密", True), ("个人隐私", True))


def test_it_says_what_it_is_of_and_leads_back_to_it(made):
    revision = letter(made, metadata={"number": "柳政发〔2026〕3号"}, outlet="site")
    told = slip(made, revision)
    assert dict(told.facts) == {
        "标题": "关于补贴的通告", "发布单位": "柳溪镇人民政府", "种类": "文件", "发文字号": "柳政发〔2026〕3号",
        "公开属性": "主动公开", "公开地址": "/liuxi/letter/1/", "发布渠道": "本站", "版次稿次": "第 1 版第 1 稿",
        "拟稿人": "林专员，2026年3月2日 09:00送审",
    }  # fmt: skip
    assert told.summary == "第一季度补贴已经发放。 共八百户。"
    assert told.code == f"{ADDRESS} {revision.digest[:16]}"
    side, path = told.squares
    assert side > 25
    assert path.startswith("M")


def test_the_keys_that_a_record_keeps_are_no_summary(made):
    revision = submitted(made, "公示第一季度补贴。", "not_started")
    assert slip(made, revision).summary == "公示第一季度补贴。"


def test_what_was_put_off_says_so_until_it_is_made_up_for(made):
    published = owed(made)
    assert signed(slip(made, published.revision))[0][1:3] == ("应急发布，后补", "")
    clear(published.revision.emergency, ticks=EVERY_TICK, finding="核对无误。", by=made["second-reviewer"], at=AT)
    assert signed(slip(made, published.revision))[0][1:3] == (
        "再审核（应急发布后补审：核对无误。）", "2026年3月5日 09:00",
    )  # fmt: skip


@pytest.mark.parametrize("demo", [True, False])
def test_the_file_says_the_same_on_paper_of_the_official_size(made, demo):
    revision = checked(made)
    sign(revision, ticks=EVERY_TICK, by=made["leader"], at=AT)
    paper = Document(io.BytesIO(paper_of(slip(made, revision), demo=demo)))
    [section] = paper.sections
    assert (section.page_width.mm, section.top_margin.mm, section.left_margin.mm) == pytest.approx(
        (210, 37, 28), abs=0.1
    )
    facts, stages, code = paper.tables
    assert [cell.text for cell in facts.rows[0].cells] == ["标题", "关于补贴的通告"]
    assert [row.cells[2].text for row in stages.rows] == ["签名", "再审核", "许审核", "方领导"]
    assert stages.rows[2].cells[1].text.splitlines()[-1] == "☑ 个人隐私：未涉及"
    assert revision.digest[:16] in code.rows[0].cells[1].text
    assert len(paper.inline_shapes) == 1
    assert ("演示" in section.header.part.element.xml) is demo


def test_the_page_and_the_file_are_for_whoever_sees_the_revision(made):
    revision = checked(made)
    for name in ("slip/", "slip.docx"):
        expected = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
        assert got(made, f"/desk/review/{revision.pk}/{name}") == expected
    assert {pattern.name for pattern in urls.urlpatterns} == {"slip", "paper"}


def test_the_page_has_the_code_of_the_digest_and_lines_to_sign_on(made):
    revision = checked(made)
    client = Client()
    client.force_login(made["leader"])
    told = words(client.get(f"/desk/review/{revision.pk}/slip/"))
    assert f"内容摘要码： {revision.digest[:16]}" in told
    assert told.count("签名：") == 1
    file = client.get(f"/desk/review/{revision.pk}/slip.docx")
    assert (file["Cache-Control"], file.content[:2]) == ("no-store", b"PK")
