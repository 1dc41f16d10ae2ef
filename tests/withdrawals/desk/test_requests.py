"""撤回申请：one asks, another decides; what is refused, and in which words."""

import itertools

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.editorial.models import Published
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.rules import RuleBroken
from mingtang.law.withdrawals import MOVES, RequestState
from mingtang.outbox.models import Notice
from mingtang.withdrawals import actions
from mingtang.withdrawals.models import Request, Withdrawal
from mingtang.withdrawals.queries import notice_at
from tests.refusals import refused, sql, stopped
from tests.releases.conftest import out
from tests.standing import standing_in
from tests.withdrawals.desk.conftest import AT, WHY, asked, document, taken_back

PHONE = "13812345678"


def is_public(document):
    return Published.public.filter(document=document).exists()


def state(request):
    return Request.rows.get(pk=request.pk).state


@pytest.mark.parametrize("username", ["clerk", "reviewer"])
def test_the_clerk_or_a_reviewer_asks_and_it_stays_public(made, username):
    paper = document(made)
    request = asked(made, paper, by=username)
    assert (request.stands, is_public(paper)) == (RequestState.ASKED, True)
    told = set(Notice.rows.filter(subject=f"withdrawals.request:{request.pk}").values_list("person__username", "title"))
    words = "柳溪镇有一份撤回申请等您决定"
    assert told == {(name, words) for name in ("reviewer", "leader") if name != username}


def test_asking_is_for_the_clerk_a_reviewer_and_whoever_drafted_it(made):
    paper = document(made)
    for username in ("officer", "leader", "inspector", "neighbour-clerk"):
        with refused("撤回由柳溪镇人民政府的政务公开专员、审核人或者拟稿人申请。"):
            asked(made, paper, by=username)


def test_another_person_grants_it_and_the_public_reads_why(made):
    paper, new = document(made), document(made, 2).address
    request = asked(made, paper, kind=WithdrawalKind.REPLACED, target=new, internal_reason="算错了。")
    withdrawal = actions.grant(request, by=made["leader"], at=AT)
    assert (state(request), is_public(paper)) == ("granted", False)
    assert (withdrawal.asked_by, withdrawal.by, withdrawal.target) == (
        made["clerk"], made["leader"], new,
    )  # fmt: skip
    assert notice_at(paper.address).public_reason == WHY
    verbs = Entry.rows.filter(verb__startswith="withdrawals.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["withdrawals.ask", "withdrawals.grant", "withdrawals.withdraw"]
    assert not Notice.rows.unread().filter(subject=f"withdrawals.request:{request.pk}").exists()


def test_nobody_decides_what_they_asked_for_themselves_or_for_whom_they_stand_in(made):
    request = asked(made, document(made), by="reviewer")
    with refused("撤回由一个人提出，另一个人决定。"):
        actions.grant(request, by=made["reviewer"], at=AT)
    with refused("撤回由一个人提出，另一个人决定。"):
        actions.refuse(request, answer="不用撤。", by=made["reviewer"], at=AT)
    deputy = standing_in(made, "office-reviewer", of="reviewer")
    with refused("撤回由一个人提出，另一个人决定。"):
        actions.grant(request, by=deputy, at=AT)


def test_whom_a_deputy_asked_for_does_not_decide_either(made):
    paper = document(made)
    deputy = standing_in(made, "office-reviewer", of="reviewer")
    request = actions.ask(paper, kind=WithdrawalKind.GONE, public_reason=WHY, by=deputy, at=AT)
    assert request.asker == "苏审核（代许审核）"
    with refused("撤回由一个人提出，另一个人决定。"):
        actions.grant(request, by=made["reviewer"], at=AT)
    with stopped("撤回申请不得改动，决定只有一次，由另一人作出"):
        told = {"state": "granted", "decided_by": made["reviewer"], "decided_at": AT}
        Request.rows.filter(pk=request.pk).update(**told)


def test_deciding_is_for_a_reviewer_or_a_leader(made):
    request = asked(made, document(made), by="reviewer")
    with refused("撤回由柳溪镇人民政府的审核人或者分管领导决定。"):
        actions.grant(request, by=made["clerk"], at=AT)


def test_a_refusal_says_why_and_it_stays_public(made):
    paper = document(made)
    request = asked(made, paper)
    with refused("请写明不同意的理由，提出人会看到。"):
        actions.refuse(request, answer=" ", by=made["leader"], at=AT)
    actions.refuse(request, answer="标准没有错。", by=made["leader"], at=AT)
    assert (state(request), is_public(paper)) == ("refused", True)
    assert Notice.rows.get(person=made["clerk"], step="no").title == "柳溪镇的撤回申请没有同意，请看理由"
    assert asked(made, paper).stands is RequestState.ASKED


def test_only_whoever_asked_takes_the_request_back(made):
    request = asked(made, document(made))
    with refused("申请由提出人自己收回。"):
        actions.drop(request, by=made["leader"], at=AT)
    assert actions.drop(request, by=made["clerk"], at=AT).stands is RequestState.DROPPED


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ({"public_reason": " "}, ["请写明撤回的理由，公众会在原地址看到。"]),
        (
            {"kind": WithdrawalKind.MOVED},
            ["请写明现在到哪里看：本站的地址以 / 开头，别处的以 https:// 或 http:// 开头。"],
        ),
        ({"target": "javascript:x"}, ["新地址要以 / 、https:// 或 http:// 开头。"]),
        ({"public_reason": f"请问{PHONE}。"}, ["文字里有手机号，请删去个人信息再提交。"]),
        ({"kind": WithdrawalKind.SAFETY, "internal_reason": "有。"}, ["安全撤稿不用申请，请直接办理。"]),
    ],
)
def test_what_the_public_would_read_is_looked_at_before_it_is_kept(made, told, reasons):
    paper = document(made)
    with refused(*reasons):
        asked(made, paper, **told)


@pytest.mark.parametrize("name", ["public_reason", "internal_reason", "target"])
def test_a_mark_of_secrecy_is_refused_and_nothing_of_it_is_kept(made, name):
    paper = document(made)
    with pytest.raises(RuleBroken) as told:
        asked(made, paper, **{name: "机密★1年"})
    assert told.value.reasons == (CLASSIFIED,)
    assert Request.rows.count() == 0
    assert Entry.rows.filter(verb="withdrawals.refuse_classified").count() == 1


def test_nothing_is_granted_that_leads_where_nothing_stands_any_more(made):
    paper, new = document(made), document(made, 2)
    request = asked(made, paper, kind=WithdrawalKind.REPLACED, target=new.address)
    taken_back(made, new)
    with refused("本站在这个地址没有公开的文件或者栏目，请打开要让公众看的那一页，从地址栏复制。"):
        actions.grant(request, by=made["leader"], at=AT)
    assert (state(request), is_public(paper)) == ("asked", True)


def test_a_document_has_one_request_at_a_time_and_only_while_it_stands(made):
    paper = document(made)
    asked(made, paper)
    with refused("已经有一份撤回申请在等决定。"):
        asked(made, paper, by="reviewer")
    taken_back(made, paper)
    with refused("这一件现在没有公开，不必撤下。", "撤回由柳溪镇人民政府的政务公开专员、审核人或者拟稿人申请。"):
        asked(made, paper, by="officer")


def test_a_safety_withdrawal_ends_what_was_asked_for(made):
    paper = document(made)
    request = asked(made, paper)
    taken_back(made, paper, by="reviewer")
    assert (state(request), Withdrawal.rows.get().kind) == ("dropped", "safety")
    with refused("这份申请申请已收回，不必再决定。"):
        actions.grant(request, by=made["leader"], at=AT)


def test_every_pair_of_states_is_moved_or_refused(made):
    acts = {
        RequestState.GRANTED: lambda request: actions.grant(request, by=made["leader"], at=AT),
        RequestState.REFUSED: lambda request: actions.refuse(request, answer="不用。", by=made["leader"], at=AT),
        RequestState.DROPPED: lambda request: actions.drop(request, by=made["clerk"], at=AT),
    }
    for number, (now, then) in enumerate(itertools.product(RequestState, acts), start=1):
        request = asked(made, out(made, number).document)
        if now is not RequestState.ASKED:
            acts[now](request)
        if then in MOVES[now]:
            acts[then](request)
            assert state(request) == then.value
        else:
            with pytest.raises(RuleBroken):
                acts[then](request)
            assert state(request) == now.value


def test_the_database_keeps_requests_as_they_were_asked_and_decided(made):
    request = asked(made, document(made))
    with stopped("撤回申请不得改动"):
        Request.rows.filter(pk=request.pk).update(public_reason="别的。")
    with stopped():
        told = {"state": "granted", "decided_by": made["clerk"], "decided_at": AT}
        Request.rows.filter(pk=request.pk).update(**told)
    actions.refuse(request, answer="不用。", by=made["leader"], at=AT)
    with stopped("撤回申请不得改动"):
        Request.rows.filter(pk=request.pk).update(state="asked", decided_by=None, decided_at=None)
    with stopped("撤回申请不得删除"):
        sql("DELETE FROM withdrawals_request WHERE id = %s", request.pk)
