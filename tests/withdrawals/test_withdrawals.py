"""撤回：nothing of what was taken back is read any more, whoever asks and however old the edition."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from mingtang.audit.queries import entries_of, verify
from mingtang.catalogue.models import Column
from mingtang.editorial import queries
from mingtang.editorial.actions import release, sign_and_release, take_down
from mingtang.editorial.models import Document, Edition, Published
from mingtang.files.actions import store
from mingtang.files.queries import is_public
from mingtang.law.catalogue import Part
from mingtang.law.editorial import EVERY_TICK, Stage, WithdrawalKind
from mingtang.withdrawals.actions import withdraw
from mingtang.withdrawals.models import Withdrawal
from mingtang.withdrawals.queries import notice_at
from tests.builders import moment
from tests.editorial.conftest import TEXT, on_its_way, released, reviewed, told_file
from tests.refusals import refused, sql, stopped
from tests.standing import standing_in

AT, LATER = moment("2026-05-06"), moment("2026-05-07")
NOTICE, SAFETY, MOVED, REPLACED, GONE = (
    WithdrawalKind.NOTICE, WithdrawalKind.SAFETY, WithdrawalKind.MOVED, WithdrawalKind.REPLACED, WithdrawalKind.GONE,
)  # fmt: skip
ADDRESS = "/liuxi/notice/"
INCOMPLETE = "新地址不完整或者不能用，请从浏览器的地址栏复制整个地址。"
NOT_HERE = "本站在这个地址没有公开的文件或者栏目，请打开要让公众看的那一页，从地址栏复制。"
TOLD = {
    NOTICE: {"public_reason": "数字有误，更正后重新公布。"},
    GONE: {"public_reason": "事项已经结束。"},
    MOVED: {"public_reason": "已移到新栏目。", "target": "https://example.cn/liuxi/"},
    REPLACED: {"public_reason": "已由新文件取代。", "target": "https://example.cn/new"},
    SAFETY: {"internal_reason": "误发了身份证件照片。"},
}


def taken_back(made, document, kind=NOTICE, *, asked_by="clerk", by="reviewer", **told):
    told = {**TOLD[kind], **told}
    return withdraw(document, kind=kind, **told, asked_by=made[asked_by], by=made[by], at=AT)


def two_editions(made):
    released(made, "第一版。")
    return released(made, "第二版。").document


@pytest.mark.parametrize("way", list(WithdrawalKind))
def test_after_it_nothing_of_the_document_is_read_any_more(made, way):
    document = two_editions(made)
    withdrawal = taken_back(made, document, way)
    assert queries.current(ADDRESS) is None
    assert [queries.edition_at(ADDRESS, number) for number in (1, 2)] == [None, None]
    assert list(queries.history(document)) == []
    assert (Published.public.count(), Published.rows.count()) == (0, 2)
    assert list(queries.current_of_unit(made.organ, "notice")) == []
    assert set(document.editions.values_list("state", flat=True)) == {"withdrawn"}
    assert notice_at(ADDRESS) == (None if way is SAFETY else withdrawal)
    assert withdrawal.published.number == 2
    assert entries_of(document).get(verb="withdrawals.withdraw").facts == f'{{"kind":"{way.value}"}}'
    assert verify().ok


def test_a_safety_withdrawal_leaves_no_word_outside(made):
    told = {"public_reason": "泄露了个人信息。", "target": "/liuxi/other/"}
    withdrawal = taken_back(made, released(made).document, SAFETY, **told)
    assert (withdrawal.public_reason, withdrawal.target) == ("", "")
    assert withdrawal.internal_reason == TOLD[SAFETY]["internal_reason"]


def test_one_asks_and_another_decides_but_for_safety(made):
    document = released(made).document
    with refused("撤回由一个人提出，另一个人决定。"):
        taken_back(made, document, asked_by="reviewer", by="reviewer")
    acting = standing_in(made, "second-reviewer", of="reviewer", until_on=AT.date())
    with refused("撤回由一个人提出，另一个人决定。"):
        withdraw(document, kind=NOTICE, **TOLD[NOTICE], asked_by=made["reviewer"], by=acting, at=AT)
    assert taken_back(made, document, SAFETY, asked_by="clerk", by="clerk").by == made["clerk"]


@pytest.mark.parametrize("asked_by", ["neighbour-clerk", "postless", "county-administrator"])
def test_nobody_from_elsewhere_asks_for_it(made, asked_by):
    document = released(made).document
    with refused("撤回由柳溪镇人民政府的人提出。"):
        taken_back(made, document, asked_by=asked_by)


@pytest.mark.parametrize("way", [NOTICE, SAFETY])
@pytest.mark.parametrize(
    "by", ["officer", "office-reviewer", "inspector", "neighbour-leader", "county-inspector", "county-administrator"]
)
def test_deciding_is_for_the_posts_of_the_organ(made, way, by):
    document = released(made).document
    who = "政务公开专员、审核人、分管领导或者管理员" if way is SAFETY else "审核人或者分管领导"
    with refused(f"“{way.label}”由柳溪镇人民政府的{who}决定。"):
        taken_back(made, document, way, by=by)


def test_the_administrator_and_the_clerk_decide_for_safety_alone(made):
    document = released(made).document
    for by in ("administrator", "clerk"):
        with refused("“撤回（留说明）”由柳溪镇人民政府的审核人或者分管领导决定。"):
            taken_back(made, document, asked_by="officer", by=by)
    assert taken_back(made, document, SAFETY, by="administrator").kind == "safety"


@pytest.mark.parametrize(
    ("way", "told", "reason"),
    [
        (NOTICE, {"public_reason": " "}, "请写明撤回的理由，公众会在原地址看到。"),
        (SAFETY, {"internal_reason": ""}, "请写明安全撤稿的原因，只留在内部，不对外公开。"),
        (MOVED, {"target": ""}, "请写明现在到哪里看：本站的地址以 / 开头，别处的以 https:// 或 http:// 开头。"),
        (REPLACED, {"target": "javascript:x"}, "新地址要以 / 、https:// 或 http:// 开头。"),
        (MOVED, {"target": "//example.cn/"}, "本站的地址以一个 / 开头。"),
        (MOVED, {"target": "https://"}, INCOMPLETE),
        (MOVED, {"target": "https://example"}, INCOMPLETE),
        (MOVED, {"target": "https://example.cn/a b"}, INCOMPLETE),
        (NOTICE, {"target": 'https://example.cn/"onclick='}, INCOMPLETE),
        (MOVED, {"target": "https://liuxi@example.cn/"}, INCOMPLETE),
        (MOVED, {"target": ADDRESS}, "新地址就是这一件自己的地址，撤下以后那里没有东西可看。"),
        (MOVED, {"target": "/desk/"}, NOT_HERE),
        (MOVED, {"target": "/liuxi/columns/mei-you/"}, NOT_HERE),
        (NOTICE, {"target": "/liuxi/documents/2026-9/"}, NOT_HERE),
    ],
)
def test_each_kind_says_what_it_has_to_say(made, way, told, reason):
    document = released(made).document
    with refused(reason):
        taken_back(made, document, way, **told)


def test_what_no_page_may_carry_is_not_kept(made):
    told = taken_back(made, released(made).document, public_reason="数字\x01有误。\u202e\r\n请看更正。")
    assert told.public_reason == "数字有误。\n请看更正。"


@pytest.mark.parametrize(
    "target", ["https://example.cn", "http://www.县门户.中国/a?b=1#c", "https://10.1.2.3:8080/", "https://x.gov.cn/路"]
)
def test_an_address_elsewhere_names_a_site(made, target):
    assert taken_back(made, released(made).document, MOVED, target=target).target == target


def test_a_column_of_this_site_is_somewhere_to_look(made):
    column = {"slug": "butie", "name": "惠农补贴", "part": Part.OTHER.value, "made_on": AT.date()}
    Column.rows.create(unit=made.organ, **column)
    target = "/liuxi/columns/butie/"
    assert taken_back(made, released(made).document, MOVED, target=target).target == target


def test_an_address_on_this_site_is_told_without_its_name(made, settings):
    settings.MINGTANG_SITE_URL = "https://gk.example.cn"
    document = released(made).document
    with refused("本站的地址只填域名以后、以 / 开头的部分。"):
        taken_back(made, document, MOVED, target="https://GK.example.cn/desk/")


def test_all_reasons_come_at_once(made):
    document = reviewed(made).edition.document
    with refused(
        "这一件现在没有公开，不必撤下。", "撤回由一个人提出，另一个人决定。",
        "“撤回（留说明）”由柳溪镇人民政府的审核人或者分管领导决定。", "请写明撤回的理由，公众会在原地址看到。",
    ):  # fmt: skip
        taken_back(made, document, asked_by="clerk", by="clerk", public_reason="")


def test_nothing_is_taken_back_twice(made):
    document = released(made).document
    taken_back(made, document)
    with refused("这一件现在没有公开，不必撤下。"):
        taken_back(made, document, SAFETY)


def test_rows_read_before_do_not_hide_what_was_done_since(made):
    document = released(made).document
    stale = Document.rows.prefetch_related("editions").get(pk=document.pk)
    taken_back(made, document)
    with refused("这一件现在没有公开，不必撤下。"):
        taken_back(made, stale, SAFETY)


def test_the_files_of_every_edition_are_shut(made, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    told = {"unit": made.organ, "by": made["clerk"], "at": moment("2026-03-01")}
    files = [store(ContentFile(f"第{n}版,1\n".encode(), name=f"表{n}.csv"), **told) for n in (1, 2)]
    for file in files:
        published = released(made, body={"lines": [file.name], "attachments": [told_file(file)]})
    assert [is_public(file, at=AT) for file in files] == [True, True]
    taken_back(made, published.document)
    assert [is_public(file, at=LATER) for file in files] == [False, False]


def test_a_new_edition_stands_at_the_same_address_and_tells_nothing_of_the_old(made):
    document = two_editions(made)
    taken_back(made, document)
    new = released(made, "更正版。", at="2026-05-08")
    assert (new.document, new.number) == (document, 3)
    assert queries.current(ADDRESS) == new
    assert [row.number for row in queries.history(document)] == [3]
    assert queries.edition_at(ADDRESS, 2) is None
    assert notice_at(ADDRESS) is None
    again = taken_back(made, document, GONE)
    assert (again.published, notice_at(ADDRESS)) == (new, again)


def test_what_is_on_its_way_goes_on_after_a_withdrawal_with_a_notice(made):
    document = released(made).document
    revision = reviewed(made, "更正版。")
    taken_back(made, document)
    assert sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=LATER).number == 2


def test_after_a_safety_withdrawal_nothing_signed_before_goes_out_by_itself(made):
    first = on_its_way(made, *Stage)
    document = release(first, by=made["clerk"], at=moment("2026-03-06")).document
    waiting = on_its_way(made, *Stage, lines=["第二版，还有那一句。"])
    taken_back(made, document, SAFETY)
    with refused("这一版已撤回送审，不必再发布。"):
        release(waiting, by=None, at=LATER)
    assert entries_of(waiting.edition).get(verb="editorial.drop").actor == f"person:{made['reviewer'].pk}"
    anew = on_its_way(made, *Stage, lines=["第二版，还有那一句。"])
    assert release(anew, by=None, at=LATER).number == 3
    assert queries.current(TEXT["address"]).number == 3


def row(made, published, **told):
    told = {"kind": "notice", "public_reason": "有误。", "asked_by": made["clerk"], "by": made["reviewer"], **told}
    return Withdrawal(document=published.document, published=published, at=AT, **told)


def test_the_database_writes_no_withdrawal_of_what_does_not_stand(made):
    released(made, "第一版。")
    live = released(made, "第二版。")
    past = Published.rows.get(number=1)
    with stopped("只能撤回现行的一版"):
        Withdrawal.rows.bulk_create([row(made, past)])
    taken_back(made, live.document)
    with stopped("只能撤回现行的一版"):
        row(made, past).save()


@pytest.mark.parametrize(
    "told",
    [
        {"public_reason": ""},
        {"kind": "safety"},
        {"kind": "safety", "public_reason": "", "target": "/x/"},
        {"kind": "gone", "public_reason": ""},
    ],
)
def test_the_database_wants_a_reason_of_the_right_kind(made, told):
    published = released(made)
    with stopped():
        row(made, published, **told).save()


def test_the_database_lets_nobody_ask_and_decide(made):
    published = released(made)
    with stopped():
        row(made, published, asked_by=made["reviewer"]).save()


def test_an_edition_is_taken_down_only_with_a_withdrawal_written(made):
    document = two_editions(made)
    told = "版次状态不能这样改"
    with stopped(told):
        Edition.rows.filter(state="live").update(state="withdrawn")
    with stopped(told):
        Edition.rows.filter(state="past").update(state="withdrawn")
    with stopped(told):
        take_down(document, by=made["leader"], at=AT)
    taken_back(made, document)
    for state in ("live", "past", "open"):
        with stopped(told):
            Edition.rows.filter(number=2).update(state=state)
    released(made, "第三版。", at="2026-05-08")
    with stopped(told):
        Edition.rows.filter(number=3).update(state="withdrawn")


def test_what_was_said_stays_said(made):
    withdrawal = taken_back(made, released(made).document)
    told = "撤回的记录不得改动"
    with stopped(told):
        Withdrawal.rows.update(public_reason="没有问题。")
    withdrawal.public_reason = "没有问题。"
    with stopped(told):
        Withdrawal.rows.bulk_update([withdrawal], ["public_reason"])
    with stopped(told):
        withdrawal.delete()
    with stopped(told):
        if connection.vendor == "sqlite":
            sql("INSERT OR REPLACE INTO withdrawals_withdrawal SELECT * FROM withdrawals_withdrawal")
        else:
            sql("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE withdrawals_withdrawal CASCADE")
