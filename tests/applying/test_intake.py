"""收申请：what is stored, what is refused, the numbers, and from which day on the period runs."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from mingtang.applications.models import Application, Counter, Particulars
from mingtang.applying.actions.intake import ALIKE, ENTERED
from mingtang.audit.models import Entry
from mingtang.audit.queries import verify
from mingtang.law.applying import MOST
from mingtang.law.foi import ApplicationState, Channel
from mingtang.law.rules import RuleBroken
from mingtang.sealed.models import Sealed
from tests.applying.conftest import AT, MARKERS, WANTED, applied, entered
from tests.builders import moment
from tests.refusals import refused


def test_an_application_has_a_number_a_code_and_a_day(made):
    given = applied(made)
    application = given.application
    assert (application.number, application.stands) == ("2026-1", ApplicationState.RECEIVED)
    assert (application.received_on, application.due_on) == (date(2026, 3, 2), date(2026, 3, 30))
    assert len(given.code) == 8
    assert given.code not in application.code_digest
    assert application.particulars.wanted == WANTED


def test_the_same_form_sent_twice_gives_the_same_receipt(made):
    first, second = applied(made), applied(made)
    assert (second.application.pk, second.code) == (first.application.pk, first.code)
    assert Application.rows.count() == 1
    assert Counter.rows.get().last == 1


def test_numbers_follow_each_other_and_begin_anew_each_year(made):
    numbers = [
        applied(made, key=f"k-{n}", at=moment(day)).application.number
        for n, day in enumerate(["2026-03-02", "2026-12-31", "2027-01-04"])
    ]
    assert numbers == ["2026-1", "2026-2", "2027-1"]


def test_what_is_missing_is_told_all_at_once_and_nothing_is_kept(made):
    with refused(
        "请写姓名；单位申请的，写单位名称。",
        "请附身份证明的照片；单位申请的，附营业执照或者登记证书的照片。",
        "请写联系方式：电话、电子邮箱、通信地址至少写一样。",
        "请写要什么信息：名称、文号，或者能让人查到的特征。",
    ):
        applied(made, image=None, name="", phone="", address="", wanted=" ")
    assert (Application.rows.count(), Counter.rows.count(), Sealed.rows.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (
            {"unit_code": "91350100M000100Y43"[:17] + "0"},
            "统一社会信用代码不对：应当是 18 位，最后一位是校验码，请对照执照核对；不知道的可以不写。",
        ),
        ({"phone": "打我电话"}, "联系电话只写数字，可以带区号，例如 0000-1234567。"),
        ({"email": "甲乙丙"}, "电子邮箱的写法不对，应当像 name@example.com 这样。"),
        ({"postcode": "25"}, "邮政编码是 6 位数字，不知道的可以不写。"),
        ({"way": "post", "address": ""}, "要邮寄的，请写通信地址。"),
        ({"way": "email"}, "要用电子邮件给的，请写电子邮箱。"),
        (
            {"wanted": "问" * (MOST["wanted"] + 1)},
            "所需信息写了 4001 个字，请写在 4000 个字以内。",
        ),
    ],
)
def test_what_is_wrong_is_refused(made, told, reason):
    with refused(reason):
        applied(made, **told)


def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(made):
    with pytest.raises(RuleBroken) as broken:
        applied(made, wanted="机密★10年\n关于某事的报告")
    assert broken.value.reasons[0].startswith("您写的内容里有密级标志，没有收下，也没有保存。")
    assert (Particulars.rows.count(), Sealed.rows.count()) == (0, 0)
    assert "applications.refuse_classified" in Entry.rows.values_list("verb", flat=True)


def test_what_is_not_an_organ_takes_no_application(made):
    made.units["liuxi"] = made.units["taoyuan"]
    with refused("桃园村村民委员会不是行政机关，不受理政府信息公开申请，请向柳溪镇人民政府提出。"):
        applied(made)


def test_an_image_whose_application_fails_is_not_kept(made, monkeypatch):
    def broken(*args, **told):
        raise KeyError

    monkeypatch.setattr("mingtang.applying.actions.intake.settle", broken)
    with pytest.raises(KeyError):
        applied(made)
    assert Application.rows.count() == 0
    assert Sealed.rows.get().is_erased


def test_a_letter_counts_from_the_day_it_was_confirmed(made):
    given = entered(made, channel=Channel.LETTER)
    assert (given.application.stands, given.application.due_on) == (ApplicationState.UNCONFIRMED, None)
    day = date(2026, 3, 2)
    later = entered(made, channel=Channel.LETTER, days={"confirmed_on": day, "confirmation": "电话，本人接的"})
    assert (later.application.received_on, later.application.due_on) == (day, date(2026, 3, 30))


def test_days_that_cannot_be_are_refused(made):
    days = {"submitted_on": date(2026, 3, 3), "confirmed_on": date(2026, 2, 1)}
    with refused(
        "日期在今天以后，请核对。",
        "请写明怎样和申请人确认的，例如“电话确认”。",
        "到达的日期（2026年3月2日）早于提交的日期（2026年3月3日），请核对。",
        "确认的日期（2026年2月1日）早于提交的日期（2026年3月3日），请核对。",
        "确认的日期（2026年2月1日）早于到达的日期（2026年3月2日），请核对。",
    ):
        entered(made, channel=Channel.FAX, days=days)


def test_the_clerk_registers_what_came_without_a_proof_and_without_a_way_to_reach_anybody(made):
    bare = {"phone": "", "address": "", "days": {"identity_seen": ""}}
    letter = entered(made, channel=Channel.LETTER, **bare).application
    assert (letter.stands, letter.received_on, letter.due_on) == (ApplicationState.UNCONFIRMED, None, None)
    posted = entered(made, channel=Channel.POST, **bare | {"days": {"signed_for_on": AT.date(), "identity_seen": ""}})
    assert posted.application.received_on == AT.date()
    assert {(each.person_key, each.is_reachable) for each in Particulars.rows.all()} == {("", False)}
    with refused(
        "请写申请人的姓名或者名称；没有署名的，写“没有署名”。",
        "请写要什么信息；看不出要什么的，把原话照抄下来，登记以后告知补正。",
    ):
        entered(made, name=" ", wanted="")


@pytest.mark.parametrize("field", ["name", "agent", "legal_person"])
def test_the_title_names_nobody_from_the_first_day(made, field):
    with refused("事项在列表里大家都看得到，请不要写申请人的姓名。"):
        entered(made, **{field: "王 一诺"}, days={"title": "王一诺要的低保评议记录"})


def test_the_clerk_who_sends_the_form_twice_gets_the_same_receipt_and_is_asked_about_another_alike(made):
    once = {"form_key": "k", "is_another": False}
    first, again = entered(made, sent=once), entered(made, sent=once)
    assert (again.application.pk, again.code) == (first.application.pk, first.code)
    with refused(ENTERED.format(number="2026-1")):
        entered(made, sent=once, wanted="别的")
    with refused(ALIKE.format(day="2026年3月2日", number="2026-1")):
        entered(made, sent=once | {"form_key": "k-2"})
    assert entered(made, sent={"form_key": "k-2"}).application.number == "2026-2"


@pytest.mark.parametrize("who", ["officer", "leader", "neighbour-clerk", "administrator"])
def test_only_the_clerk_enters(made, who):
    with refused("申请由柳溪镇人民政府的政务公开专员登记。"):
        entered(made, by=who)


def test_too_many_from_one_address_are_told_of_the_ways_that_stay_open(made, settings):
    settings.MINGTANG_APPLICATIONS_FROM_ONE_ADDRESS = 1
    applied(made)
    with refused("从您这个网络地址今天已经收到 1 件申请，网上先收到这里。请明天再交，或者当面交、寄信。"):
        applied(made, key="k-2")


def test_the_trail_names_nobody_who_applies(made):
    given = applied(made)
    told = "".join(f"{entry.facts}{entry.subject}" for entry in Entry.rows.all())
    assert not [value for value in (*MARKERS.values(), given.code) if value in told]
    assert verify().ok


@pytest.mark.parametrize(
    "change",
    [
        {"year": 2020},
        {"code_digest": "x"},
        {"channel": "post"},
        {"received_on": date(2026, 3, 3)},
    ],
)
def test_the_database_keeps_an_application_as_it_came(made, change):
    given = applied(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.rows.filter(pk=given.application.pk).update(**change)


def test_what_was_typed_may_only_be_erased(made):
    given = applied(made)
    mine = Particulars.rows.filter(application=given.application)
    with pytest.raises(IntegrityError), transaction.atomic():
        mine.update(name="别人")
    with pytest.raises(IntegrityError), transaction.atomic():
        mine.delete()
    assert mine.update(name="", phone="", wanted="") == 1
    assert AT.year == 2026
