"""送审：what must be there, what is frozen, its number, and the corrected edition."""

from datetime import date

import pytest

from mingtang.drafting.actions import handing, pieces, writing
from mingtang.drafting.models import Manuscript
from mingtang.drafting.queries import returned_to
from mingtang.editorial.actions import signing
from mingtang.editorial.models import Published
from mingtang.law.editorial import EVERY_TICK, Stage, WithdrawalKind
from mingtang.law.manuscripts import ManuscriptState
from mingtang.numbering.models import IndexRule, Registration
from mingtang.revisits.actions import look_over
from mingtang.revisits.models import Revisit
from mingtang.withdrawals.actions import withdraw
from tests.drafting.conftest import AT, LATER, PREFIX, TEXT, attached, fresh, picture, published, saved, seen
from tests.refusals import refused

SAME = "这一稿和公开的一版完全一样，没有可以更正的。请改好以后再送审，或者放弃这篇稿件。"
NO_NUMBER = "柳溪镇人民政府还没有设置索引号的单位编码，请管理员或者政务公开专员在“索引号”里设置。"


def test_everything_that_is_missing_is_told_at_once(made):
    IndexRule.rows.all().delete()
    empty = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    with refused(
        "请填写标题。",
        "请选择主题分类。",
        "请选择文件种类。",
        "正文还是空的。",
        "请选择放在哪个栏目或者目录事项里。",
        NO_NUMBER,
    ):
        handing.hand_in(empty, by=made["officer"], at=AT)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"html": "<p>手机13805310000</p>"}, "正文第 1 段的文字里有手机号，请删去个人信息再提交。"),
        ({"basis": "13805310000"}, "标题、要素或者改动说明的文字里有手机号，请删去个人信息再提交。"),
        (
            {"html": '<figure><img src="/desk/files/0f8fad5b-d9cd-469f-a165-70867728950e/" alt="图"></figure>'},
            "正文里有不属于这篇稿件的图片，请删掉，用“上传图片”重新放。",
        ),
        ({"places": (("x", "y"),)}, "选的位置里有 1 处已经关闭或者改动，请重新选择。"),
        ({"review_on": AT.date()}, "复核日期应在今天以后。"),
        (
            {"number": "", "basis": "条例", "type": "enforcement"},
            "“许可与执法信息”还要填写：发文字号（没有的写“无文号”）。",
        ),
    ],
)
def test_what_may_not_go_public_is_not_handed_in(made, draft, told, reason):
    saved(draft, by=made["officer"], **told)
    with refused(reason):
        handing.hand_in(fresh(draft), by=made["officer"], at=AT)


def test_what_is_handed_in_is_frozen_whole(made, draft):
    shown = pieces.add(fresh(draft), upload=picture(), is_picture=True, alt="现场", by=made["officer"], at=AT)
    pieces.add(fresh(draft), upload=picture("没有用.png"), is_picture=True, alt="没有用", by=made["officer"], at=AT)
    file = attached(fresh(draft), by=made["officer"])
    saved(draft, by=made["officer"], html=f'{TEXT}<figure><img src="{shown.src}" alt="现场"></figure>')
    seen(draft, by=made["officer"])
    revision = handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    body = revision.content
    key = shown.attachment.key
    address = f"/files/{key}/%E7%8E%B0%E5%9C%BA.png"
    assert body["html"] == f'{TEXT}<figure><img src="{address}" alt="现场"></figure>'
    assert body["pictures"] == [
        {"key": str(key), "name": "现场.png", "kind": "png", "size": shown.attachment.size,
         "sha256": shown.attachment.sha256}
    ]  # fmt: skip
    assert [row["name"] for row in body["attachments"]] == [file.attachment.name]
    assert body["metadata"] == {
        "title": "柳溪镇秸秆禁烧管理规定", "issuer": "柳溪镇人民政府", "number": "柳政发〔2026〕3号", "type": "notice",
        "made_on": "2026-02-27", "in_force_on": "", "shown_until_on": "", "subjects": ["agriculture"],
        "validity": "valid", "basis": "", "index_number": f"{PREFIX}/2026-1", "openness": "proactive",
    }  # fmt: skip
    assert body["places"] == [{"item": "", "column": "agriculture", "name": "农业农村"}]
    assert (body["organ"], body["outlet"], body["review_on"], body["change"]) == (
        {"code": "liuxi", "name": "柳溪镇人民政府"}, "site", "", {},
    )  # fmt: skip
    assert revision.edition.document.address == "/liuxi/documents/2026-1/"
    assert fresh(draft).stands is ManuscriptState.HANDED_IN


def test_a_number_is_given_once_and_stays_when_the_text_comes_back(made, draft):
    revision = handing.hand_in(draft, by=made["officer"], at=AT)
    signing.send_back(revision, reason="请补充依据。", by=made["clerk"], at=AT)
    assert fresh(draft).stands is ManuscriptState.RETURNED
    assert returned_to(frozenset({made["officer"].pk})) == [draft]
    saved(draft, by=made["officer"], basis="大气污染防治法")
    again = handing.hand_in(fresh(draft), by=made["officer"], at=LATER)
    assert (again.number, again.edition) == (2, revision.edition)
    assert Registration.rows.get().number == f"{PREFIX}/2026-1"
    assert returned_to(frozenset({made["officer"].pk})) == []


def test_the_clerk_may_hand_in_what_an_officer_wrote(made, draft):
    assert handing.hand_in(draft, by=made["clerk"], at=AT).author == made["clerk"]


def test_three_people_later_it_is_public(made, draft):
    public = published(made, draft)
    assert (public.number, public.title) == (1, "柳溪镇秸秆禁烧管理规定")
    assert fresh(draft).stands is ManuscriptState.RELEASED


def test_a_corrected_edition_begins_with_what_is_public(made, draft):
    shown = pieces.add(fresh(draft), upload=picture(), is_picture=True, alt="现场", by=made["officer"], at=AT)
    attached(fresh(draft), by=made["officer"])
    html = f'{TEXT}<figure><img src="{shown.src}" alt="现场"></figure>'
    saved(draft, by=made["officer"], html=html)
    public = published(made, draft)
    correction = handing.correct(public.document, by=made["officer"], at=LATER)
    assert (correction.html, correction.title, correction.places) == (html, public.title, fresh(draft).places)
    assert [(one.attachment.name, one.is_picture, one.alt) for one in correction.pieces.all()] == [
        ("附表.csv", False, ""), ("现场.png", True, "现场"),
    ]  # fmt: skip
    with refused("请写明这一版改了什么，是文字小改还是内容变动；公众会看到。", SAME):
        handing.hand_in(correction, by=made["officer"], at=LATER)
    saved(correction, by=made["officer"], html=html.replace("露天", "随意"), size="minor", note="文字更正。")
    again = published(made, correction)
    assert (again.number, again.document, again.content["change"]) == (
        2, public.document, {"size": "minor", "note": "文字更正。"},
    )  # fmt: skip
    assert Registration.rows.count() == 1
    assert Published.rows.standing().get() == again


def test_a_correction_keeps_the_day_of_the_next_review(made, draft):
    first, next_on = date(2026, 6, 1), date(2026, 12, 1)
    saved(draft, by=made["officer"], review_on=first)
    public = published(made, draft)
    look_over(Revisit.rows.get(), next_on=next_on, by=made["clerk"], at=LATER)
    assert handing.correct(public.document, by=made["officer"], at=LATER).review_on == next_on


def test_a_correction_in_which_nothing_is_corrected_is_refused(made, draft):
    correction = handing.correct(published(made, draft).document, by=made["officer"], at=LATER)
    saved(correction, by=made["officer"], size="minor", note="文字更正。")
    with refused(SAME):
        handing.hand_in(fresh(correction), by=made["officer"], at=LATER)
    attached(fresh(correction), by=made["officer"], at=LATER)
    assert handing.hand_in(fresh(correction), by=made["officer"], at=LATER).number == 1


def test_two_do_not_correct_the_same_at_once(made, draft):
    public = published(made, draft)
    handing.correct(public.document, by=made["officer"], at=LATER)
    with refused("江承办已经在写它的新一版，请先放弃或者送审那一篇。"):
        handing.correct(public.document, by=made["clerk"], at=LATER)


def test_after_a_safety_withdrawal_only_title_and_particulars_come_back(made, draft):
    public = published(made, draft)
    clerk = made["clerk"]
    safety = {"kind": WithdrawalKind.SAFETY, "internal_reason": "误发。", "asked_by": clerk}
    withdraw(public.document, **safety, by=clerk, at=LATER)
    assert (fresh(draft).stands, fresh(draft).taken_down) == (ManuscriptState.WITHDRAWN, "安全撤稿")
    again = handing.correct(public.document, by=made["officer"], at=LATER)
    assert (again.title, again.html, again.metadata["number"]) == (public.title, "", "柳政发〔2026〕3号")
    assert again.pieces.count() == 0
    with refused("正文还是空的。", "请写明这一版改了什么，是文字小改还是内容变动；公众会看到。"):
        handing.hand_in(again, by=made["officer"], at=LATER)


def test_what_was_withdrawn_with_a_notice_gets_a_new_edition_at_its_address(made, draft):
    attached(fresh(draft), by=made["officer"])
    public = published(made, draft)
    notice = {"kind": WithdrawalKind.NOTICE, "public_reason": "数字有误。", "asked_by": made["clerk"]}
    withdraw(public.document, **notice, by=made["reviewer"], at=LATER)
    again = handing.correct(public.document, by=made["officer"], at=LATER)
    assert (again.html, again.pieces.count()) == (TEXT, 1)
    saved(again, by=made["officer"], size="major", note="更正数字。")
    new = published(made, again)
    assert (new.document, new.number, fresh(again).stands) == (public.document, 2, ManuscriptState.RELEASED)
    assert (fresh(draft).stands, fresh(draft).taken_down) == (ManuscriptState.WITHDRAWN, "撤回（留说明）")


def test_what_never_was_public_is_not_corrected(made, draft):
    revision = handing.hand_in(draft, by=made["officer"], at=AT)
    with refused("它还没有公开过，没有可以更正的。", "江承办已经在写它的新一版，请先放弃或者送审那一篇。"):
        handing.correct(revision.edition.document, by=made["officer"], at=AT)


def test_facts_are_looked_at_again_on_the_day_of_release(made, draft):
    saved(draft, by=made["officer"], shown_until_on=LATER.date())
    revision = handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    with refused("展示到的日期已经过去，公众看不到，请改期或者不填。"):
        day = LATER.replace(day=5)
        signing.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, findings={}, by=made["clerk"], at=day)


def test_nobody_else_hands_it_in(made, draft):
    assert Manuscript.rows.get().stands is ManuscriptState.WRITING
    with refused("稿件由写稿人或者政务公开专员改动。"):
        handing.hand_in(draft, by=made["other-officer"], at=AT)
