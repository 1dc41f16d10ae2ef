"""公开的理由不写是谁：what was taken back because it named somebody is not explained by naming them again."""

import pytest
from django.core.files.base import ContentFile

from mingtang.audit.queries import entries_of
from mingtang.files.actions import store
from mingtang.law.editorial import WithdrawalKind
from mingtang.withdrawals import actions
from mingtang.withdrawals.models import Request, Withdrawal
from tests.editorial.conftest import told_file
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.releases.conftest import out
from tests.withdrawals.desk.conftest import AT, asked, document

NAMES = ("低保户名单", "姓名：孔德福，驿北村。")
WHY = "误将孔德福列入名单。"
TOLD = (
    "写到了撤下的内容里的人：“公开的理由”第 3 个字起，“孔”字和它后面的字。"
    "公众会一直看到这句话，请改成不写是谁；不是姓名的，勾选“看过了”再提出。"
)


def test_a_reason_that_names_whom_the_page_named_is_refused_with_the_place(made):
    paper = document(made, lines=NAMES)
    with refused(TOLD):
        asked(made, paper, public_reason=WHY)
    with refused(TOLD):
        told = {"public_reason": WHY, "asked_by": made["clerk"], "by": made["leader"], "at": AT}
        actions.withdraw(paper, kind=WithdrawalKind.NOTICE, **told)
    assert asked(made, paper, public_reason="误将一名村民列入名单。").stands.label == "待决定"


def test_an_edition_that_named_somebody_before_counts_too(made):
    document(made, lines=NAMES)
    paper = out(made, 1, lines=("名单收起。",)).document
    with refused(TOLD):
        asked(made, paper, public_reason=WHY)


def test_so_does_a_file_that_went_with_it(made):
    file = store(ContentFile("姓名：孔德福，驿北村。".encode(), "名单.txt"), unit=made.organ, by=made["clerk"], at=AT)
    paper = document(made, body={"attachments": [told_file(file)]})
    with refused(TOLD):
        asked(made, paper, public_reason=WHY)


def test_whoever_looked_may_say_that_it_is_none_and_the_trail_keeps_it(made):
    paper = document(made, lines=NAMES)
    url, client = f"/desk/withdrawals/documents/{paper.pk}/ask/", signed_in(made, "clerk")
    typed = {"ask-kind": "notice", "ask-public_reason": WHY}
    assert "看过了，公开的理由里没有写是谁" not in client.get(url).content.decode()
    answer = client.post(url, typed)
    page = answer.content.decode()
    assert (answer.status_code, TOLD in page, WHY in page) == (422, True, True)
    assert 'name="ask-looked"' in page
    assert client.post(url, typed | {"ask-looked": "on"}).status_code == 302
    request = Request.rows.get()
    assert entries_of(request).get(verb="withdrawals.ask").facts == '{"kind":"notice","looked":true}'
    shown = words(signed_in(made, "leader").get(f"/desk/withdrawals/{request.pk}/"))
    assert "公开的理由里可能写到了撤下的内容里的人：第 3 个字起的“孔”字。提出的人看过" in shown
    actions.grant(request, by=made["leader"], at=AT)
    assert Withdrawal.rows.get().public_reason == WHY


@pytest.mark.parametrize("why", ["误将一名村民列入名单。", "孔家村的名单有误。"])
def test_nobody_is_asked_to_look_where_nobody_is_named(made, why):
    paper = document(made, lines=NAMES)
    client = signed_in(made, "clerk")
    typed = {"ask-kind": "notice", "ask-public_reason": why, "ask-looked": "on"}
    assert client.post(f"/desk/withdrawals/documents/{paper.pk}/ask/", typed).status_code == 302
    request = Request.rows.get()
    assert entries_of(request).get(verb="withdrawals.ask").facts == '{"kind":"notice"}'
    assert "可能写到了" not in words(signed_in(made, "leader").get(f"/desk/withdrawals/{request.pk}/"))
