"""异议：taken in while the list is shown, looked up with a code, answered; money waits for every one of them."""

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.law.payees import ObjectionOutcome
from mingtang.objections import actions as objections
from mingtang.objections.actions import Typed
from mingtang.objections.due import WordsPastKeeping
from mingtang.objections.in_hand import Objections
from mingtang.objections.models import Objection, ObjectionText
from mingtang.payees.actions.lists import erase
from mingtang.payees.in_hand import Payees
from mingtang.subsidies.actions import funds
from mingtang.subsidies.queries import paid
from tests.payees.conftest import LONG_AGO, NOW, PUBLIC, TODAY, entered, show
from tests.refusals import refused, sql, stopped

TYPED = {"text": "我家的面积少算了一亩。", "name": "甄女士", "contact": "0000-7654321", "key": "k" * 20, "website": ""}


def test_an_objection_is_taken_in_while_the_list_is_shown_and_looked_up_with_its_code(made, shown):
    page = Client().post(f"{PUBLIC}objection/", TYPED).content.decode()
    found = Objection.rows.get()
    assert found.number in page
    code = page.split("查询码</dt><dd><strong>")[1].split("<")[0]
    looked = Client().post(f"{PUBLIC}objection/look/", {"number": found.number, "code": code}).content.decode()
    assert "正在核实" in looked
    wrong = Client().post(f"{PUBLIC}objection/look/", {"number": found.number, "code": "22222222"})
    assert wrong.status_code == 422


def test_an_objection_after_the_last_day_is_not_taken_in(made, over):
    with refused(objections.CLOSED):
        objections.object_online(over.subsidy, typed=Typed("错了", form_key="k"), address="1", at=NOW)
    assert objections.CLOSED in Client().get(f"{PUBLIC}objection/").content.decode()


ANSWERED = LONG_AGO + timedelta(days=11)


def objected(made, subsidy, *, at):
    return objections.object_at_counter(
        subsidy, typed=Typed("少算了"), on=at.date(), by=made["officer"], at=at
    ).objection


def test_money_waits_for_the_showing_and_for_every_objection(made, over):
    subsidy = over.subsidy
    one = objected(made, subsidy, at=LONG_AGO)
    told = {"on": TODAY, "by": made["officer"], "at": NOW}
    with refused("还有 1 件异议没有答复。", "仍要发放的，请写明理由。"):
        funds.pay(subsidy, **told)
    objections.answer(one, outcome=ObjectionOutcome.UPHELD, answer="面积少算，已改。", by=made["officer"], at=ANSWERED)
    with refused("有 1 件异议成立，改过的名单还没有公示。", "仍要发放的，请写明理由。"):
        funds.pay(subsidy, **told)
    later = LONG_AGO + timedelta(days=12)
    show(made, entered(made, subsidy, "360", "300.5", "120", note="改正一户的面积。", at=later), at=later)
    funds.pay(subsidy, **told)
    assert str(paid(subsidy)) == "780.50"
    assert "1 件成立" in Client().get(PUBLIC).content.decode()


def test_a_list_that_was_read_in_before_the_answer_does_not_mend_it(made, over):
    one = objected(made, over.subsidy, at=LONG_AGO)
    later = LONG_AGO + timedelta(days=10)
    show(made, entered(made, over.subsidy, "360", "240.5", note="改正一户的地址。", at=later), at=later)
    told = {"outcome": ObjectionOutcome.UPHELD, "answer": "面积少算。", "by": made["officer"]}
    objections.answer(one, **told, at=ANSWERED)
    with refused("有 1 件异议成立，改过的名单还没有公示。", "仍要发放的，请写明理由。"):
        funds.pay(over.subsidy, on=TODAY, by=made["officer"], at=NOW)


def test_an_answer_stays_and_what_was_typed_may_only_be_erased(made, shown):
    one = objected(made, shown.subsidy, at=NOW)
    objections.answer(one, outcome=ObjectionOutcome.REJECTED, answer="核对无误。", by=made["officer"], at=NOW)
    with refused("这件异议已经答复。"):
        objections.answer(one, outcome=ObjectionOutcome.UPHELD, answer="改了。", by=made["officer"], at=NOW)
    with stopped("收到的异议和答复不得改动"):
        sql("UPDATE objections_objection SET outcome = 'upheld' WHERE id = %s", one.pk)
    with stopped("异议的文字只能抹去，不得改写"):
        sql("UPDATE objections_objectiontext SET text = '别的' WHERE objection_id = %s", one.pk)
    assert list(WordsPastKeeping().due(on=TODAY, at=NOW)) == []
    erase(shown.pk, at=NOW)
    assert list(WordsPastKeeping().due(on=TODAY, at=NOW)) == [one.pk]
    WordsPastKeeping().do(one.pk, at=NOW)
    assert list(ObjectionText.rows.values_list("text", "name", "contact", "answer")) == [("", "", "", "")]


def test_the_next_step_stands_on_the_desk_of_whoever_keeps_the_subsidy(made, subsidy):
    def steps(username="officer", at=NOW):
        person = made[username]
        return [row.step for room in (Objections(), Payees()) for row in room.rows(person, at=at)]

    assert steps() == ["去导入名单"]
    of_list = entered(made, subsidy)
    (row,) = Payees().rows(made["clerk"], at=NOW)
    assert (row.step, row.due_on > TODAY) == ("去送审公示", True)
    show(made, of_list)
    assert steps() == []
    objected(made, subsidy, at=NOW)
    assert steps() == ["去答复"]
    assert steps(at=NOW + timedelta(days=9)) == ["去答复", "去登记发放"]
    assert steps("other-officer") == []


def test_today_and_the_list_ask_the_database_as_often_for_many_as_for_one(made, shown):
    def asked(act):
        with CaptureQueriesContext(connection) as told:
            act()
        return len(told)

    def today():
        person = made["officer"]
        return [list(room.rows(person, at=NOW)) for room in (Objections(), Payees())]

    objected(made, shown.subsidy, at=NOW)
    one = asked(today)
    for _ in range(4):
        objected(made, shown.subsidy, at=NOW)
    assert asked(today) == one
    assert len(Objections().rows(made["officer"], at=NOW)) == 5
