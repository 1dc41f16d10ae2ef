"""门口：what is taken in, what is refused before anything of it is stored, and that no address is kept."""

import re

import pytest
from django.test import Client

from mingtang.audit.models import Entry
from mingtang.comments.actions.door import AGAIN, CLOSED, HONEYPOT, MARKED, look_up
from mingtang.comments.models import Comment, Sent
from mingtang.comments.ports import target_at
from mingtang.law.comments import FROM_ONE_ADDRESS, ON_ONE_TARGET
from mingtang.law.rules import RuleBroken
from mingtang.supervision.actions import run_due
from mingtang.visits.actions import MOST_WRONG, WRONG_SO_OFTEN
from mingtang.visits.codes import ALPHABET
from mingtang.visits.models import DaySalt, Knock
from tests.builders import moment
from tests.comments.conftest import ADDRESS, AT, PAST, SECRET, YEAR, given
from tests.pages import errors, words
from tests.refusals import refused, unchanged
from tests.roles import everything

DOOR = "/comments/new/"


def test_a_comment_is_taken_in_with_a_number_and_a_code(made):
    receipt = given()
    assert receipt.comment.state == "received"
    assert Sent.rows.get().text == SECRET["text"]
    assert look_up(number=receipt.comment.number, code=receipt.code.lower(), address="10.0.0.2", at=AT) == (
        receipt.comment
    )
    assert look_up(number=receipt.comment.number, code="AAAAAAAA", address="10.0.0.2", at=AT) is None
    assert look_up(number="00000000", code=receipt.code, address="10.0.0.2", at=AT) is None
    assert receipt.code not in str(everything())


def test_an_address_is_nowhere_and_a_days_visitors_are_forgotten(made):
    given(address="203.0.113.77")
    assert "203.0.113.77" not in str(everything())
    run_due(at=moment("2026-03-10 10:00"))
    assert (Knock.rows.count(), DaySalt.rows.count()) == (1, 1)
    run_due(at=moment("2026-03-11 10:00"))
    run_due(at=moment("2026-03-11 11:00"))
    assert (Knock.rows.count(), DaySalt.rows.count(), Comment.rows.count()) == (0, 0, 1)


def test_so_many_from_one_address_a_day_and_no_more(made):
    for number in range(FROM_ONE_ADDRESS):
        given(key=f"k-{number}")
    with refused("从您这个网络地址今天已经收到 5 条意见，请明天再提，或者到便民服务中心当面反映。"):
        given(key="one-more")
    given(key="elsewhere", address="10.0.0.9")
    given(key="tomorrow", at=moment("2026-03-11"))


def test_so_many_on_one_thing_a_day_and_no_more(made):
    given()
    like = Comment.rows.get()
    Comment.rows.bulk_create(
        Comment(number=f"{n:08}", form_key=f"b-{n}", unit=like.unit, subject=like.subject, title=like.title,
                address=like.address, received_at=AT, state="received", code_digest="0" * 64)
        for n in range(ON_ONE_TARGET - 1)
    )  # fmt: skip
    with refused("今天对它提的意见已经很多，暂时不再收，请明天再提。"):
        given(key="one-more", address="10.0.0.9")


def test_wrong_tries_are_counted_and_the_right_code_still_opens(made):
    receipt = given()
    right = {"number": receipt.comment.number, "code": receipt.code}
    for _ in range(MOST_WRONG):
        assert look_up(number="1", code="2", address="10.0.0.2", at=AT) is None
    with pytest.raises(RuleBroken) as broken:
        look_up(number="1", code="2", address="10.0.0.2", at=AT)
    assert broken.value.reasons == (WRONG_SO_OFTEN.format(most=MOST_WRONG),)
    assert look_up(**right, address="10.0.0.2", at=AT) == receipt.comment


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ({"text": "  "}, ["请写下您的意见。"]),
        ({"text": "长" * 2001}, ["意见写了 2001 个字，请缩短到 2000 个字以内，或者分几次提交。"]),
        ({"name": "名" * 31, "contact": "联" * 61}, ["称呼请写在 30 个字以内。", "联系方式请写在 60 个字以内。"]),
        ({"trap": "http://"}, [HONEYPOT]),
        ({"key": ""}, [AGAIN]),
    ],
)
def test_what_is_wrong_is_told_all_at_once_and_nothing_is_kept(made, told, reasons):
    with refused(*reasons):
        given(**told)


def test_a_form_sent_twice_is_one_comment_and_gives_the_same_receipt(made):
    first = given()
    for number in range(FROM_ONE_ADDRESS):
        with unchanged():
            assert given() == first, number
    with refused(AGAIN):
        given(text="灌渠边上又缺了一段")
    assert first.code not in str(everything())
    assert "k-1" not in str(everything())


def test_a_double_click_without_script_keeps_the_code(made):
    page = Client().get(DOOR, {"on": ADDRESS}).content.decode()
    sent = {"on": ADDRESS, "key": re.search(r'name="key" value="([^"]+)"', page)[1], "website": "", **SECRET}
    shown = [Client().post(DOOR, sent | {"text": "护栏\r\n缺了"}) for _ in range(2)]
    assert [answer.status_code for answer in shown] == [200, 200]
    codes = {re.search(r"查询码</dt><dd><strong>([^<]+)", answer.content.decode())[1] for answer in shown}
    number = Comment.rows.get().number
    assert "已经收到，还没有分派。" in words(Client().post("/comments/", {"number": number, "code": codes.pop()}))
    assert codes == set()


def test_a_line_break_counts_once(made):
    given(text="长" * 1000 + "\r\n" + "长" * 999)
    assert len(Sent.rows.get().text) == 2000


def test_full_width_digits_and_letters_are_read(made):
    receipt = given()
    wide = {ord(sign): ord(sign) + 0xFEE0 for sign in ALPHABET + "01"}
    told = {"number": receipt.comment.number.translate(wide), "code": receipt.code.translate(wide)}
    assert look_up(**told, address="10.0.0.2", at=AT) == receipt.comment


@pytest.mark.parametrize("field", ["text", "name", "contact"])
@pytest.mark.parametrize("mark", ["机密★1年", "请看方案（机密）"])
def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(made, field, mark):
    with pytest.raises(RuleBroken) as told:
        given(**{field: mark})
    assert told.value.reasons == (MARKED,)
    assert "文件" not in MARKED
    assert (Comment.rows.count(), Sent.rows.count()) == (0, 0)
    entry = Entry.rows.order_by("-id").first()
    assert (entry.verb, entry.actor) == ("comments.refuse_classified", "system:public")
    assert mark not in str(everything())


def test_a_plan_takes_comments_until_its_year_is_over(made):
    given(at=moment(f"{YEAR}-12-31"))
    with refused(CLOSED):
        given(key="late", at=moment(f"{YEAR + 1}-01-01"))


def filled(client, **told):
    page = client.get(DOOR, {"on": ADDRESS}).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    return client.post(DOOR, {"on": ADDRESS, "key": key, "website": "", **SECRET, **told})


def test_the_page_gives_the_receipt_once_and_looks_it_up(made):
    page = filled(Client())
    assert page.status_code == 200
    code = re.search(r"查询码</dt><dd><strong>([^<]+)", page.content.decode())[1]
    number = Comment.rows.get().number
    assert "no-store" in page["Cache-Control"]
    found = Client().post("/comments/", {"number": f" {number} ", "code": code})
    assert "已经收到，还没有分派。" in words(found)
    wrong = Client().post("/comments/", {"number": number, "code": "错的"})
    assert (wrong.status_code, errors(wrong)) == (
        422,
        ["没有找到这一条：受理编号或者查询码不对，请对照回执再填一次。"],
    )
    assert [value in found.content.decode() for value in SECRET.values()] == [False, False, False]


def test_what_was_typed_comes_back_when_it_is_refused(made):
    page = filled(Client(), contact="联" * 61, website="http://spam")
    assert page.status_code == 422
    assert errors(page) == ["联系方式请写在 60 个字以内。", HONEYPOT]
    assert SECRET["text"] in words(page)
    assert Comment.rows.count() == 0


def test_a_door_that_is_shut_says_so_and_takes_nothing(made):
    shown = Client().get(DOOR, {"on": PAST})
    assert (shown.status_code, "的意见收到2025年12月31日为止" in words(shown)) == (200, True)
    before = everything()
    sent = Client().post(DOOR, {"on": PAST, "key": "k", **SECRET})
    assert (sent.status_code, CLOSED in words(sent)) == (409, True)
    assert everything() == before
    assert "意见收到2025年12月31日为止，现在不收了。" in words(Client().get(PAST))


def test_what_is_not_public_has_no_door(made):
    assert target_at("/shanqian/plans/2026/") is None
    assert Client().get(DOOR, {"on": "/shanqian/plans/2026/"}).status_code == 404
    assert Client().post(DOOR, {"on": "", **SECRET}).status_code == 404
