"""岗位 × 地址：subsidies are seen by their organ and kept by the office that runs them and the clerk."""

import pytest

from tests.roles import OF_THE_ORGAN, everything, got, others, posted, signed_in, strangers
from tests.subsidies.conftest import AT, URL, allocate

KEEPERS = {"clerk", "officer"}
OFFICERS = {"clerk", "officer", "other-officer", "neighbour-clerk", "neighbour-officer"}
FACTS = {"title": "农机补贴", "item": "农机购置", "year": 2026, "measure": "台"}
MONEY = {"money-source": "县财政局", "money-number": "无文号", "money-on": "2026-03-01", "money-amount": "5.00"}


def kept(refused=422):
    return {"sign-in": strangers(), 302: KEEPERS, refused: OF_THE_ORGAN - KEEPERS, 404: others(*OF_THE_ORGAN)}


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/subsidies/") == {"sign-in": strangers(), 200: others()}


def test_a_new_subsidy_is_for_offices_and_clerks(made):
    url = "/desk/subsidies/new/"
    assert got(made, url) == {"sign-in": strangers(), 200: OFFICERS, 403: others(*OFFICERS)}
    data = FACTS | {"slug": "machines", "office": made.units["liuxi-nyb"].pk}
    assert posted(made, url, data) == {
        "sign-in": strangers(), 302: KEEPERS, 422: OFFICERS - KEEPERS, 403: others(*OFFICERS),
    }  # fmt: skip


def test_a_subsidy_is_shown_to_its_organ(made, subsidy):
    assert got(made, URL) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_changing_a_subsidy_is_for_its_keepers(made, subsidy):
    assert posted(made, f"{URL}change/", FACTS) == kept(refused=403)


@pytest.mark.parametrize(("act", "data"), [("allocations/", MONEY), ("publish/", {})])
def test_working_on_a_subsidy_is_for_its_keepers(made, subsidy, act, data):
    assert posted(made, f"{URL}{act}", data) == kept()


def test_paying_and_striking_out_are_for_its_keepers(made, subsidy):
    row = allocate(made, subsidy)
    village = made.units["taoyuan"].pk
    data = {"pay-village": village, "pay-households": 1, "pay-amount": "9", "pay-on": "2026-03-02", "pay-reason": "急"}
    assert posted(made, f"{URL}payments/", data) == kept()
    assert posted(made, f"{URL}allocations/{row.pk}/strike/", {"strike-reason": "错了"}) == kept()


def test_the_days_are_set_by_the_clerk(made):
    url = "/desk/subsidy-days/liuxi/"
    assert got(made, url) == {"sign-in": strangers(), 200: {"clerk"}, 404: others("clerk")}
    found = posted(made, url, {"shown": 10, "answer": 5, "kept": 365})
    assert found == {"sign-in": strangers(), 302: {"clerk"}, 404: others("clerk")}


def test_what_changes_something_is_never_done_by_reading(made, subsidy):
    row = allocate(made, subsidy, at=AT)
    acts = ("allocations", "payments", "publish", f"allocations/{row.pk}/strike")
    client, before = signed_in(made, "clerk"), everything()
    assert [client.get(f"{URL}{act}/").status_code for act in acts] == [302] * len(acts)
    assert everything() == before
