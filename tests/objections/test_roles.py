"""岗位 × 地址：objections are counted by the organ; what was said is read by whoever keeps the subsidy."""

from mingtang.objections.actions import Typed, object_at_counter
from tests.payees.conftest import NOW, TODAY
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

KEEPERS = {"clerk", "officer"}
URL = "/desk/subsidies/liuxi/land/objections/"


def test_the_objections_of_a_subsidy_are_shown_to_its_organ(made, shown):
    assert got(made, URL) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_the_counter_takes_one_in_for_the_keepers(made, shown):
    data = {"counter-text": "少算了", "counter-on": str(TODAY)}
    assert posted(made, f"{URL}new/", data, done=200) == {
        "sign-in": strangers(), 200: KEEPERS, 422: OF_THE_ORGAN - KEEPERS, 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def test_one_objection_is_read_and_answered_by_the_keepers(made, shown):
    typed = Typed("少算了", contact="0000-7654321")
    one = object_at_counter(shown.subsidy, typed=typed, on=TODAY, by=made["officer"], at=NOW).objection
    url = f"{URL}{one.number}/"
    assert got(made, url) == {"sign-in": strangers(), 200: KEEPERS, 404: others(*KEEPERS)}
    found = posted(made, url, {"outcome": "rejected", "answer": "核对无误。"})
    assert found == {"sign-in": strangers(), 302: KEEPERS, 404: others(*KEEPERS)}
