"""岗位 × 地址：the life of a document is seen by its organ and kept by its clerk and leader."""

from datetime import date, timedelta

import pytest

from mingtang.law.metadata import Validity
from mingtang.law.validity import Tie
from mingtang.ui import clock
from mingtang.validity.actions.lives import end, set_term
from mingtang.validity.actions.relations import relate
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers
from tests.validity.conftest import AT, LATER, TODAY, public

KEEPERS = {"clerk", "leader"}


def done_by(*people):
    return {"sign-in": strangers(), 302: set(people), 422: OF_THE_ORGAN - set(people), 404: others(*OF_THE_ORGAN)}


def test_the_list_and_a_document_are_seen_by_the_organ(made):
    document = public(made)
    assert got(made, "/desk/validity/") == {"sign-in": strangers(), 200: others()}
    seen = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
    assert got(made, f"/desk/validity/{document.pk}/") == seen


@pytest.mark.parametrize("kind", ["changed", "repealed"])
def test_what_became_of_it_is_told_by_the_leader(made, kind):
    data = {"turn-kind": kind, "turn-on": clock.today().isoformat(), "turn-basis": "会议决定。"}
    assert posted(made, f"/desk/validity/{public(made).pk}/turn/", data) == done_by("leader")


def test_a_relation_with_a_document_of_the_library_is_kept_by_clerk_and_leader(made):
    older, newer = public(made, "旧办法"), public(made, "新办法", number="柳政发〔2026〕9号")
    data = {"tie-tie": "based_on", "tie-other": str(older.pk)}
    assert posted(made, f"/desk/validity/{newer.pk}/relate/", data) == done_by(*KEEPERS)


def test_what_was_entered_is_taken_back_by_the_leader(made):
    document = public(made)
    told = {"kind": Validity.REPEALED, "on": TODAY, "basis": "会议决定。", "by": made["leader"], "at": LATER}
    turn = end(document, **told)
    url = f"/desk/validity/{document.pk}/turn/{turn.pk}/back/"
    assert posted(made, url, {f"back-{turn.pk}-reason": "文号看错了。"}) == done_by("leader")


def test_an_assessment_is_kept_by_clerk_and_leader(made):
    document = public(made, in_force_on=date(2020, 1, 1), made_on=date(2020, 1, 1))
    set_term(document, until_on=clock.today() + timedelta(days=60), at=LATER)
    data = {"assess-outcome": "lapse", "assess-words": "不再需要。"}
    assert posted(made, f"/desk/validity/{document.pk}/assess/", data) == done_by(*KEEPERS)


def test_a_relation_is_taken_away_by_clerk_and_leader(made):
    other, document = public(made, "旧办法"), public(made, "新办法", number="柳政发〔2026〕9号")
    relation = relate(document, tie=Tie.BASED_ON, other=other, by=made["clerk"], at=AT)
    assert posted(made, f"/desk/validity/{document.pk}/relate/{relation.pk}/drop/") == done_by(*KEEPERS)
