"""公开前核对：what is grave is taken out, what is doubtful is changed or let pass for a reason that is remembered."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mingtang.audit.models import Entry
from mingtang.drafting.actions import handing, pieces
from mingtang.drafting.actions.handing import text_to_vet
from mingtang.proofing.actions import exchange
from mingtang.vetting.actions import add_words, excuse
from mingtang.vetting.models import Excuse, PictureCheck
from mingtang.vetting.places import (
    BEYOND,
    UNSEEN,
    copies_of,
    pictures_of,
    places_of,
    reasons_against_open,
    text_of_revision,
)
from tests.contents import material
from tests.drafting.conftest import AT, TEXT, draft, fresh, made, picture, published, saved, seen, signed
from tests.pages import words
from tests.refusals import refused, stopped

__all__ = ["draft", "made"]

DOUBT = "<p>2026年2月30日前报送，联系电话：0533-7812345。</p>"
WAITS = "有 2 处提示还没有核对：正文第 3 段的日期、正文第 3 段的座机号。请在“公开前核对”里逐处改掉，或者写明理由忽略。"


@pytest.fixture
def doubtful(made, draft):
    return saved(draft, by=made["officer"], html=f"{TEXT}{DOUBT}")


def places(manuscript):
    return places_of(text_to_vet(fresh(manuscript)), on=AT.date())


def told(manuscript):
    return [(it.where, it.noticed.kind, it.noticed.masked, it.is_open) for it in places(manuscript)]


def let_pass(manuscript, made, place, reason="办公电话。", by="officer"):
    text = text_to_vet(fresh(manuscript))
    return excuse(text, place.noticed.mark, reason=reason, by=made[by], at=AT)


def test_a_doubt_keeps_a_text_back_until_it_is_changed_or_let_pass(made, doubtful):
    assert told(doubtful) == [
        ("正文第 3 段", "wording.date", "2026年2月30日", True),
        ("正文第 3 段", "landline", "0533-*****45", True),
    ]
    with refused(WAITS):
        handing.hand_in(fresh(doubtful), by=made["officer"], at=AT)
    for place in places(doubtful):
        let_pass(doubtful, made, place)
    revision = handing.hand_in(fresh(doubtful), by=made["officer"], at=AT)
    assert [row.shown for row in Excuse.rows.all()] == ["2026年2月30日", "0533-*****45"]
    assert signed(made, revision).edition.state == "open"


def test_a_reason_is_remembered_as_long_as_the_words_around_it_stay(made, doubtful):
    for place in places(doubtful):
        let_pass(doubtful, made, place)
    saved(doubtful, by=made["officer"], html=f"<p>前面新写一段。</p>{TEXT}{DOUBT}")
    assert [open_ for *_, open_ in told(doubtful)] == [False, False]
    saved(doubtful, by=made["officer"], html=f"{TEXT}{DOUBT.replace('前报送', '以前送到')}")
    assert [open_ for *_, open_ in told(doubtful)] == [True, True]


def test_what_is_gone_or_without_a_reason_is_not_let_pass(made, doubtful):
    place = places(doubtful)[0]
    with refused("请写明为什么可以这样公开。"):
        let_pass(doubtful, made, place, reason=" ")
    saved(doubtful, by=made["officer"], html=f"{TEXT}<p>手机13800138000。</p>")
    with refused("这一处已经不在了，可能有人刚改过，请刷新页面再看。"):
        let_pass(doubtful, made, place)
    assert Excuse.rows.count() == 0


def test_why_it_was_let_pass_stays_written(made, doubtful):
    row = let_pass(doubtful, made, places(doubtful)[1])
    assert Entry.rows.last().verb == "vetting.excuse"
    assert "7812345" not in f"{row.mark}{row.shown}{row.reason}"
    with stopped("忽略的提示只增不改"):
        Excuse.rows.update(reason="别的")
    with refused("这一处已经写明理由忽略了。"):
        let_pass(doubtful, made, places(doubtful)[1])


def test_the_telephones_of_the_organ_are_nobodys_in_text_and_files(made, draft):
    data = "便民服务中心,0533-7812345\n值班,13800138000\n".encode()
    upload = SimpleUploadedFile("电话.csv", data)
    pieces.add(fresh(draft), upload=upload, is_picture=False, by=made["officer"], at=AT)
    saved(draft, by=made["officer"], html=f"{TEXT}<p>手机13800138000，电话0533-7812345。</p>")
    assert len(told(draft)) == 4
    lines = ["公开的电话\t0533-7812345", "公开的电话\t138 0013 8000"]
    add_words(made.organ, lines, by=made["clerk"], at=AT)
    assert told(draft) == []
    assert handing.hand_in(fresh(draft), by=made["officer"], at=AT).number == 1


def with_list(made, draft):
    data = material.xlsx("公开台账", hidden="身份证11010519491231002X")
    return pieces.add(
        fresh(draft), upload=SimpleUploadedFile("名单.xlsx", data), is_picture=False, by=made["officer"], at=AT
    )


def test_a_file_with_a_hidden_number_is_exchanged_for_a_masked_copy_in_one_click(made, draft, client):
    piece = with_list(made, draft)
    assert told(draft) == [
        ("附件“名单.xlsx”隐藏的工作表“备查”第 1 行（A1）", "resident_id", "110***********002X", False)
    ]
    client.force_login(made["officer"])
    url = reverse("proofing:mask", args=[draft.pk, piece.attachment.key])
    assert client.post(url).status_code == 302
    copy = fresh(draft).pieces.get().attachment
    assert (copy.name, told(draft), Entry.rows.last().verb) == ("名单（遮盖副本）.xlsx", [], "proofing.exchange")
    assert client.post(url).status_code == 422
    assert handing.hand_in(fresh(draft), by=made["officer"], at=AT).number == 1


def test_a_file_without_anything_of_a_person_is_not_exchanged(made, draft):
    data = SimpleUploadedFile("表.csv", "村,户\n桃园村,12\n".encode())
    piece = pieces.add(fresh(draft), upload=data, is_picture=False, by=made["officer"], at=AT)
    with refused("这个附件里没有要遮盖的个人信息。"):
        exchange(fresh(draft), piece.attachment.key, places(draft), by=made["officer"], at=AT)


def test_what_is_nearly_a_copy_of_an_earlier_release_is_told(made, draft):
    lines = "".join(f"<p>第{name}项由承办科室按照规定的程序办理，及时公布结果。</p>" for name in "甲乙丙丁戊己庚")
    saved(draft, by=made["officer"], html=lines)
    first = published(made, draft)
    text = text_to_vet(fresh(draft))
    assert copies_of(text) == []
    again = type(text)("drafting.manuscript:0", text.organ, text.title, text.told, text.html, ())
    assert [(row.pk, copy.share) for row, copy in copies_of(again)] == [(first.pk, 1.0)]


def test_the_page_shows_every_place_and_gives_back_what_was_typed(made, doubtful, client):
    client.force_login(made["officer"])
    page = reverse("proofing:manuscript", args=[doubtful.pk])
    assert "逐处核对" in client.get(reverse("drafting:draft", args=[doubtful.pk])).content.decode()
    said = words(client.get(page))
    assert ("座机号 0533-*****45 正文第 3 段" in said, "请核对 2 处" in said, "7812345" in said) == (True, True, False)
    mark = places(doubtful)[1].noticed.mark
    answer = client.post(f"{page}excuse/", {"mark": mark, "reason": "办"})
    assert (answer.status_code, 'value="办"' in answer.content.decode()) == (422, True)
    assert client.post(f"{page}excuse/", {"mark": mark, "reason": "镇政府的办公电话。"}).status_code == 302
    assert "镇政府的办公电话。" in words(client.get(page))


def test_what_is_not_listed_place_by_place_keeps_a_file_back(made, draft, client):
    rows = "".join(f"{number},0533-71{number:05d}\n" for number in range(203))
    upload = SimpleUploadedFile("电话.csv", f"序号,电话\n{rows}".encode())
    pieces.add(fresh(draft), upload=upload, is_picture=False, by=made["officer"], at=AT)
    text = text_to_vet(fresh(draft))
    said = reasons_against_open(text, on=AT.date())
    assert (len(places(draft)), said[1]) == (200, BEYOND.format("电话.csv", 3))
    client.force_login(made["officer"])
    assert "电话.csv 3 处没有列出" in words(client.get(reverse("proofing:manuscript", args=[draft.pk])))
    lines = [f"公开的电话\t0533-71{number:05d}" for number in range(203)]
    add_words(made.organ, lines, by=made["clerk"], at=AT)
    assert reasons_against_open(text, on=AT.date()) == []


def test_every_picture_is_looked_at_by_a_person_and_a_new_one_again(made, draft, client):
    piece = pieces.add(fresh(draft), upload=picture(), is_picture=True, alt="现场", by=made["officer"], at=AT)
    saved(draft, by=made["officer"], html=f'{TEXT}<figure><img src="{piece.src}" alt="现场"></figure>')
    with refused(UNSEEN.format(1, "现场.png")):
        handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    client.force_login(made["officer"])
    page = reverse("proofing:manuscript", args=[draft.pk])
    url = reverse("proofing:manuscript-picture", args=[draft.pk, piece.attachment.key])
    assert "没有看过的图片 1 张" in words(client.get(reverse("drafting:draft", args=[draft.pk])))
    assert "看过，没有不该公开的" in words(client.get(page))
    assert [client.post(url).status_code, client.post(url).status_code] == [302, 422]
    row = PictureCheck.rows.get()
    assert (row.picture, row.by, Entry.rows.last().verb) == (piece.attachment, made["officer"], "vetting.picture")
    with stopped("看过的图片只增不改"):
        PictureCheck.rows.update(by=made["clerk"])
    assert handing.hand_in(fresh(draft), by=made["officer"], at=AT).number == 1


def test_a_picture_that_goes_with_the_text_is_looked_at_too_and_signed_for_no_earlier(made, draft):
    pieces.add(fresh(draft), upload=picture("附图.png"), is_picture=False, by=made["officer"], at=AT)
    assert [it.check for it in pictures_of(text_to_vet(fresh(draft)))] == [None]
    seen(draft, by=made["officer"])
    revision = handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    assert [it.check.by for it in pictures_of(text_of_revision(revision))] == [made["officer"]]


def test_facts_that_are_still_empty_are_no_left_overs(made, draft):
    saved(draft, by=made["officer"], subjects=())
    assert told(draft) == []
