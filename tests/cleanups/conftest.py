"""清理测试的底子：a campaign of 柳溪镇 over a ledger with two documents of the library and one on paper alone."""

from datetime import date

import pytest

from mingtang.cleanuplists.actions import publishing
from mingtang.cleanups.actions import campaigns, ledger, signing
from mingtang.cleanups.models import CleanupEntry
from mingtang.editorial.actions import releasing
from mingtang.editorial.actions import signing as approving
from mingtang.law.cleanups import Fate, Proposal, Row, Scope
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from tests.builders import moment
from tests.drafting.conftest import MADE
from tests.validity.conftest import label, public

AT = moment("2026-03-05")
URL = "/desk/cleanups/liuxi/1/"
PUBLIC = "/liuxi/cleanups/1/"
BURNING, DUST = "柳溪镇秸秆禁烧管理规定", "柳溪镇扬尘治理办法"
PAPER = "关于加强村级档案管理的通知"
KEEP = Proposal(Fate.KEEP)
REPEAL = Proposal(Fate.REPEAL, reason="已由新的办法代替。", is_reason_public=True)


def scope(**told):
    usual = {
        "title": "2026年行政规范性文件清理",
        "basis": "县政府办公室通知要求清理2016年以来制定的文件。",
        "since_on": date(2016, 1, 1),
        "until_on": date(2026, 3, 5),
        "types": ("normative", "policy"),
        "due_on": date(2026, 6, 30),
    }
    return Scope(**usual | told)


@pytest.fixture
def made(db):
    """柳溪镇, with two policy documents that are public."""
    town = MADE()
    town.burning = public(town, BURNING)
    town.dust = public(town, DUST, number="柳政发〔2026〕4号")
    return town


@pytest.fixture
def cleanup(made):
    """A campaign with three rows: sure, perhaps, and on paper alone."""
    told = {"lead": made.organ, "legal": made.organ}
    found = campaigns.begin(made.organ, scope=scope(), **told, by=made["clerk"], at=AT)
    ledger.take_in(found, rows=rows(made), by=made["clerk"], at=AT)
    return found


def rows(made):
    office = made.units["liuxi-nyb"]
    return [
        (2, Row(BURNING, "柳政发[2026]3号", date(2026, 2, 27)), office),
        (3, Row("柳溪镇扬尘治理办法（试行）", "", date(2026, 2, 27)), office),
        (4, Row(PAPER, "柳政发〔2018〕12号", date(2018, 5, 10)), made.organ),
    ]


def entry(cleanup, ordinal):
    return CleanupEntry.rows.select_related("cleanup__unit__organ").get(cleanup=cleanup, ordinal=ordinal)


def proposed(made, cleanup, *, fates=(KEEP, REPEAL, KEEP), at=AT):
    """The second row confirmed, and every row proposed by the clerk."""
    ledger.match(entry(cleanup, 2), document=made.dust, by=made["clerk"], at=at)
    told = dict(enumerate(fates, start=1))
    ledger.propose_each(cleanup, proposals=told, by=made["clerk"], at=at)
    return cleanup


def signed(made, cleanup, *, at=AT, **told):
    """Proposed by the clerk, checked by a reviewer, signed by a leader."""
    proposed(made, cleanup, at=at, **told)
    signing.hand_in(cleanup, by=made["clerk"], at=at)
    signing.check(cleanup, words="程序和依据都合法。", by=made["reviewer"], at=at)
    return signing.sign(cleanup, by=made["leader"], at=at)


def published(made, cleanup, *, at=AT, **told):
    """Signed, reviewed once more as a publication, and released by hand."""
    done = signed(made, cleanup, at=at, **told)
    revision = publishing.submit_for_publication(done, by=made["clerk"], at=at)
    approving.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    approving.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
    return releasing.release(revision, by=made["clerk"], at=at)


__all__ = ["label"]
