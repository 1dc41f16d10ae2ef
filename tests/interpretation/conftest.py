"""解读测试的底子：柳溪镇's manuscript of a kind that must be explained, and an explainer of it as far as wanted."""

from datetime import date

import pytest

from mingtang.editorial.actions import signing
from mingtang.interpretation.actions import blocks, plans, publishing
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.explainer_blocks import BlockKind
from mingtang.law.interpretation import Plan
from tests.demanded import historic
from tests.drafting import conftest as drafting
from tests.drafting.conftest import AT, LATER, made, saved
from tests.drafting.conftest import writing as writing_acts

__all__ = ["AT", "LATER", "made"]

FIGURES = {"heading": "", "rows": [{"value": "20", "unit": "元", "says": "秸秆还田每亩补助"}]}
ANSWERS = {"heading": "常见问题", "rows": [{"question": "找谁登记？", "answer": "找村民委员会。"}]}


@pytest.fixture
def manuscript(made):
    """A policy document that waits for being handed in, but for its explainer."""
    started = writing_acts.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    return historic(made, saved(started, by=made["officer"], type="policy"), at=AT)


def a_plan(**told):
    usual = {
        "title": "秸秆禁烧怎么办",
        "outline": "讲范围、补助和咨询方式。",
        "forms": ("answers", "drawn"),
        "ways": ("site", "board"),
        "interpreter": "农业办负责人",
        "when": date(2026, 3, 9),
    }
    return Plan(**usual | told)


def planned(made, manuscript, *, by="officer", at=AT, **told):
    return plans.plan(drafting.fresh(manuscript), plan=a_plan(**told), by=made[by], at=at)


def filled(made, explainer, *, at=AT):
    """With two blocks."""
    blocks.add(explainer, kind=BlockKind.FIGURES, told=FIGURES, by=made["officer"], at=at)
    blocks.add(explainer, kind=BlockKind.ANSWERS, told=ANSWERS, by=made["officer"], at=at)
    return explainer


def signed(made, revision, *, at=LATER):
    """三审：by three people."""
    signing.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, findings={}, by=made["clerk"], at=at)
    signing.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    signing.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
    return revision


def both_signed(made, manuscript, explainer, *, at=LATER):
    """The document and its explainer, handed in and signed by three; their revisions."""
    document = drafting.handing.hand_in(drafting.fresh(manuscript), by=made["officer"], at=at)
    told = publishing.hand_in(filled(made, explainer, at=at), by=made["officer"], at=at)
    return signed(made, document, at=at), signed(made, told, at=at)
