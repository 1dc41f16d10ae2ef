"""解读里的数字：what explains a document is held to the line of the crisis that its document is tied to."""

from mingtang.drafting.actions import handing
from mingtang.interpretation.actions import blocks, plans, publishing
from mingtang.law.explainer_blocks import BlockKind
from tests.crises.conftest import AT, LATER, fresh, line_of, text_of, tied
from tests.interpretation.conftest import a_plan
from tests.refusals import refused

DIFFERS = (
    "有 1 处数字与“柳溪镇强降雨应对”的口径不同：要素写“321人”，转移群众应为 312 人（截至 2026-07-21 06:00）。"
    "解读请改成与口径一样。"
)


def explained(made, manuscript, words, **told):
    """An explainer with a transcript that says this."""
    explainer = plans.plan(fresh(manuscript), plan=a_plan(when=LATER.date(), **told), by=made["officer"], at=LATER)
    told = {"heading": "讲解", "medium": "audio", "url": "https://a.example/1", "length": "", "text": words}
    blocks.add(explainer, kind=BlockKind.MEDIA, told=told, by=made["officer"], at=LATER)
    return explainer


def test_a_transcript_says_the_figures_of_the_line_or_does_not_go_public(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made, at=AT)
    tied(made, crisis, manuscript)
    handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    wrong = explained(made, manuscript, "截至7时，全镇转移群众321人。")
    with refused(DIFFERS):
        publishing.hand_in(wrong, by=made["officer"], at=LATER)
    right = explained(made, manuscript, "截至7时，全镇转移群众312人。", title="转移群众怎样安置")
    assert publishing.hand_in(right, by=made["officer"], at=LATER).number == 1


def test_what_explains_a_text_of_no_crisis_is_asked_for_no_tie(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made, html="<p>汛期值班安排如下。</p>")
    handing.hand_in(fresh(manuscript), by=made["officer"], at=LATER)
    explainer = explained(made, manuscript, "强降雨时截至7时，转移群众321人。")
    assert publishing.hand_in(explainer, by=made["officer"], at=LATER).number == 1
