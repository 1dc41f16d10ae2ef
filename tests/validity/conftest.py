"""有效性测试的底子：documents of the town, public in one call."""

from datetime import date

import pytest

from mingtang.drafting.actions import writing
from mingtang.listings.models import Listing
from tests.builders import moment
from tests.demanded import exempt, historic
from tests.drafting.conftest import MADE, facts, fresh, published, written

AT = moment("2026-03-02")
LATER = moment("2026-03-04")
TODAY = date(2026, 3, 4)


@pytest.fixture
def made(db):
    """柳溪镇，numbered, with a column."""
    return MADE()


def public(made, title="柳溪镇秸秆禁烧管理规定", *, at=LATER, **told):
    """A policy document that is public; its life has begun."""
    draft = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    told = {"title": title, "type": "policy", "in_force_on": date(2026, 3, 1)} | told
    text = f"<p>{title}全文，{draft.pk}。</p>"
    writing.keep(draft, written=written(html=text, **told), version=draft.version, by=made["officer"], at=AT)
    draft = exempt(made, historic(made, fresh(draft), at=AT), at=AT)
    return published(made, draft, at=at).document


def label(document):
    return Listing.rows.get(document=document).validity


__all__ = ["AT", "LATER", "TODAY", "facts", "label", "made", "public"]
