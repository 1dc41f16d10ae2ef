"""岗位 × 地址：who reads the trail, and who has it checked."""

from tests.roles import got, others, outcome, signed_in, strangers

READERS = {"leader", "inspector", "administrator", "county-inspector", "county-administrator", "neighbour-leader"}


def test_the_trail_is_for_administrators_inspectors_and_leaders(made):
    assert got(made, "/desk/trail/") == {"sign-in": strangers(), 200: READERS, 403: others(*READERS)}


def test_checking_the_trail_is_for_those_who_read_it_and_changes_nothing(made):
    assert got(made, "/desk/trail/verify/") == {"sign-in": strangers(), 302: others()}
    found = {}
    for role in ("anonymous", "clerk", "reviewer", "administrator", "neighbour-leader"):
        found[role] = outcome(signed_in(made, role).post("/desk/trail/verify/"))
    assert found == {
        "anonymous": "sign-in", "clerk": 403, "reviewer": 403, "administrator": 200, "neighbour-leader": 200
    }  # fmt: skip
