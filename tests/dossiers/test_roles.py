"""岗位 × 地址：who reaches the list, and who sets up and changes a key work."""

from mingtang.dossiers.models import Dossier
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

CLERKS = {"clerk", "neighbour-clerk"}
SEEN = OF_THE_ORGAN | {"district-officer"}


def told(made, **more):
    usual = {
        "title": "补贴发放", "theme": "rural_revival", "goal": "年底前发完。", "lead": made.units["liuxi-nyb"].pk,
        "keeper": made["officer"].pk, "since_on": "2026-01-05", "stale_after": "45",
    }  # fmt: skip
    return usual | more


def test_the_list_is_for_whoever_is_signed_in(made, dossier):
    assert got(made, "/desk/key-work/") == {"sign-in": strangers(), 200: others()}


def test_setting_one_up_is_for_the_clerk_of_the_organ(made):
    assert got(made, "/desk/key-work/new/") == {"sign-in": strangers(), 200: CLERKS, 404: others(*CLERKS)}
    assert posted(made, "/desk/key-work/new/", told(made, slug="butie")) == {
        "sign-in": strangers(), 302: {"clerk"}, 422: {"neighbour-clerk"}, 404: others(*CLERKS),
    }  # fmt: skip


def test_changing_one_is_for_the_clerk_and_shown_to_those_who_see_it(made, dossier):
    address = f"/desk/key-work/{dossier.pk}/edit/"
    assert got(made, address) == {"sign-in": strangers(), 200: SEEN, 404: others(*SEEN)}
    assert posted(made, address, told(made)) == {
        "sign-in": strangers(), 302: {"clerk"}, 422: SEEN - {"clerk"}, 404: others(*SEEN),
    }  # fmt: skip
    assert Dossier.rows.get().title == "柳溪河下游河道整治"
