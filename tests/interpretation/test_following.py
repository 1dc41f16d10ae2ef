"""解读跟着文件：it says at once that its document holds no more, and is taken down with it for safety."""

import pytest
from django.test import Client

from mingtang.editorial.models import Published
from mingtang.index.queries import match
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.metadata import Validity
from mingtang.listings.models import Listing
from mingtang.releases import actions as releases
from mingtang.validity.actions import lives
from mingtang.withdrawals.actions import withdraw
from mingtang.withdrawals.models import Clearance, Withdrawal
from tests.builders import moment
from tests.interpretation.conftest import LATER, both_signed, planned
from tests.pages import words

NEXT = moment("2026-03-11")
ENDED = "它解读的文件已经废止，请不要据此办事， 看文件 。"


@pytest.fixture
def both(made, manuscript):
    """The document and its explainer, both public."""
    revisions = both_signed(made, manuscript, planned(made, manuscript))
    editions = [row.edition for row in revisions]
    releases.release_at_once(made.organ, editions=editions, by=made["clerk"], at=LATER)
    return [row.document for row in editions]


def repealed(made, document):
    return lives.end(
        document, kind=Validity.REPEALED, on=NEXT.date(), basis="镇长办公会议决定。", by=made["leader"], at=NEXT
    )


def said(path):
    return words(Client().get(path))


def test_it_bears_the_label_of_its_document_on_every_page_at_once(made, both):
    document, explainer = both
    pages = (explainer.address, f"{explainer.address}picture/", "/liuxi/explainers/", "/search/?q=秸秆还田")
    assert ["废止" in said(path) for path in pages] == [False] * 4
    turn = repealed(made, document)
    assert [ENDED in said(path) for path in pages[:2]] == [True, True]
    assert ["废止" in said(path) for path in pages[2:]] == [True, True]
    assert Listing.rows.get(document=explainer).validity == Validity.REPEALED.value
    lives.take_back(turn, reason="登记错了。", by=made["leader"], at=NEXT)
    assert ["废止" in said(path) for path in pages] == [False] * 4


def test_what_explains_a_document_that_was_changed_says_so_and_can_still_be_used(made, both):
    document, explainer = both
    lives.end(document, kind=Validity.CHANGED, on=NEXT.date(), basis="改了第三条。", by=made["leader"], at=NEXT)
    assert "它解读的文件后来修改过，办事前请 看文件 。" in said(explainer.address)


def test_a_safety_withdrawal_takes_what_tells_it_again_along(made, both):
    document = both[0]
    desk = Client()
    desk.force_login(made["reviewer"])
    page = words(desk.get(f"/desk/withdrawals/documents/{document.pk}/safety/"))
    assert "讲同样内容的《秸秆禁烧怎么办》一起撤下。" in page
    told = {"internal_reason": "附表有身份证件号码。", "asked_by": made["reviewer"], "by": made["reviewer"], "at": NEXT}
    withdraw(document, kind=WithdrawalKind.SAFETY, **told)
    assert list(Published.public.standing()) == []
    assert [Client().get(one.address).status_code for one in both] == [404, 404]
    assert match("秸秆还田").total == 0
    assert (Withdrawal.rows.count(), Clearance.rows.count()) == (2, 2)


def test_a_withdrawal_with_a_notice_leaves_the_explainer_with_a_warning(made, both):
    document, explainer = both
    told = {
        "public_reason": "数字有误，更正后重新公布。",
        "asked_by": made["clerk"],
        "by": made["reviewer"],
        "at": NEXT,
    }
    withdraw(document, kind=WithdrawalKind.NOTICE, **told)
    assert "它解读的文件现在不公开，请不要据此办事。" in said(explainer.address)
