"""清理转载：opened by a safety withdrawal, open until every place is cleared, and said every working day."""

import pytest

from mingtang.contents.checks import CLASSIFIED
from mingtang.editorial.models import Published
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.rules import RuleBroken
from mingtang.outbox.models import Notice
from mingtang.supervision.actions import run_due
from mingtang.withdrawals import actions
from mingtang.withdrawals.models import Clearance, Copy, Withdrawal
from mingtang.withdrawals.queries import notice_at
from tests.builders import moment
from tests.refusals import refused, stopped
from tests.withdrawals.desk.conftest import AT, asked, document, taken_back


@pytest.mark.parametrize("username", ["clerk", "reviewer", "leader", "administrator"])
def test_one_person_takes_it_back_at_once_and_nothing_is_said_outside(made, username):
    paper = document(made)
    clearance = taken_back(made, paper, by=username)
    assert (Published.public.count(), notice_at(paper.address)) == (0, None)
    assert (clearance.withdrawal.public_reason, clearance.closed_at) == ("", None)


def test_other_withdrawals_open_no_clearance(made):
    paper = document(made)
    actions.grant(asked(made, paper), by=made["leader"], at=AT)
    assert (Withdrawal.rows.count(), Clearance.rows.count()) == (1, 0)


def test_a_safety_withdrawal_is_not_everybodys_and_says_why(made):
    paper = document(made)
    told = {"kind": WithdrawalKind.SAFETY, "asked_by": made["officer"], "by": made["officer"], "at": AT}
    words = "“安全撤稿”由柳溪镇人民政府的政务公开专员、审核人、分管领导或者管理员决定。"
    with refused(words, "请写明安全撤稿的原因，只留在内部，不对外公开。"):
        actions.withdraw(paper, internal_reason="", **told)
    with pytest.raises(RuleBroken) as classified:
        actions.withdraw(paper, internal_reason="绝密★长期", **told)
    assert classified.value.reasons == (CLASSIFIED,)
    assert Published.public.count() == 1


def test_it_is_open_until_every_place_is_cleared_and_somebody_says_where_they_looked(made):
    clearance, by = taken_back(made, document(made)), made["clerk"]
    first = actions.add_copy(clearance, place="县政府门户网站", address="https://www.example/1", by=by, at=AT)
    second = actions.add_copy(clearance, place="柳溪发布公众号", by=made["reviewer"], at=AT)
    with refused("还有 2 处没有清理。"):
        actions.close(clearance, finding="都查过。", by=by, at=AT)
    actions.clear_copy(first, by=by, at=AT)
    with refused("这一处已经清理过了。"):
        actions.clear_copy(first, by=by, at=AT)
    with refused("还有 1 处没有清理。"):
        actions.close(clearance, finding="都查过。", by=by, at=AT)
    actions.clear_copy(second, by=made["leader"], at=AT)
    with refused("请写明在哪些地方查过。"):
        actions.close(clearance, finding=" ", by=by, at=AT)
    closed = actions.close(clearance, finding="县门户、公众号、搜索引擎都查过。", by=by, at=AT)
    assert (closed.closed_by, closed.closed_at) == (by, AT)
    with refused("已经清理完毕。"):
        actions.close(clearance, finding="又查了。", by=by, at=AT)


def test_a_place_found_afterwards_opens_it_again(made):
    clearance, by = taken_back(made, document(made)), made["clerk"]
    actions.close(clearance, finding="都查过，没有转载。", by=by, at=AT)
    actions.add_copy(clearance, place="某论坛", by=by, at=AT)
    assert Clearance.rows.get().closed_at is None


def test_clearing_is_for_those_who_may_take_back(made):
    clearance = taken_back(made, document(made))
    copy = actions.add_copy(clearance, place="县门户", by=made["clerk"], at=AT)
    words = "转载处由柳溪镇人民政府的政务公开专员、审核人、分管领导或者管理员清理。"
    for username in ("officer", "inspector", "neighbour-clerk"):
        by = made[username]
        with refused(words):
            actions.add_copy(clearance, place="别处", by=by, at=AT)
        with refused(words):
            actions.clear_copy(copy, by=by, at=AT)
        with refused(words, "还有 1 处没有清理。"):
            actions.close(clearance, finding="查过。", by=by, at=AT)
    with refused("请写明在哪里转载的。"):
        actions.add_copy(clearance, place=" ", by=made["clerk"], at=AT)
    for address in ("javascript:alert(1)", "www.example.com", "ftp://example.com/a"):
        with refused("转载的地址请写网页地址，以 https:// 或 http:// 开头；没有的可以不填。"):
            actions.add_copy(clearance, place="某站", address=address, by=made["clerk"], at=AT)


def test_a_mark_of_secrecy_is_refused_where_places_are_told(made):
    clearance = taken_back(made, document(made))
    for act in (
        lambda: actions.add_copy(clearance, place="某站（机密）", by=made["clerk"], at=AT),
        lambda: actions.close(clearance, finding="机密★1年", by=made["clerk"], at=AT),
    ):
        with pytest.raises(RuleBroken) as told:
            act()
        assert told.value.reasons == (CLASSIFIED,)
    assert (Copy.rows.count(), Clearance.rows.get().closed_at) == (0, None)


def test_the_database_closes_nothing_while_a_place_is_left(made):
    clearance = taken_back(made, document(made))
    copy = actions.add_copy(clearance, place="县门户", by=made["clerk"], at=AT)
    with stopped("还有转载处没有清理"):
        told = {"closed_at": AT, "closed_by": made["clerk"], "finding": "查过"}
        Clearance.rows.filter(pk=clearance.pk).update(**told)
    actions.clear_copy(copy, by=made["clerk"], at=AT)
    with stopped("转载处只能登记清理一次"):
        Copy.rows.filter(pk=copy.pk).update(cleared_at=None, cleared_by=None)
    with stopped("转载处的登记不得删除"):
        Copy.rows.filter(pk=copy.pk).delete()


def told_on(clearance):
    rows = Notice.rows.filter(subject=f"withdrawals.clearance:{clearance.pk}", person__username="clerk")
    return list(rows.order_by("step").values_list("step", flat=True))


def test_it_is_said_every_working_day_until_it_is_done(made, settings):
    settings.MINGTANG_PORTS = {
        **settings.MINGTANG_PORTS,
        "supervision.DueTask": ["mingtang.withdrawals.due.OpenClearances"],
    }
    # 2026-03-13 是星期五。
    clearance = taken_back(made, document(made), at=moment("2026-03-13"))
    for day in ("2026-03-13 10:00", "2026-03-14", "2026-03-16", "2026-03-16 10:00"):
        run_due(at=moment(day))
    assert told_on(clearance) == ["open:2026-03-13", "open:2026-03-16"]
    actions.close(clearance, finding="没有转载。", by=made["clerk"], at=moment("2026-03-16 11:00"))
    run_due(at=moment("2026-03-17"))
    assert told_on(clearance) == ["open:2026-03-13", "open:2026-03-16"]
    assert not Notice.rows.unread().filter(subject=f"withdrawals.clearance:{clearance.pk}").exists()
