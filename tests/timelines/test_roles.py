"""岗位 × 地址：who reaches the page of a key work, and whose act on it is done, refused, or meets nothing."""

import pytest

from mingtang.dossiers import actions
from mingtang.dossiers.models import Milestone
from tests.dossiers.conftest import AT, founded, published, wrote
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

SEEN = OF_THE_ORGAN | {"district-officer"}
KEEP = {"officer", "clerk"}


@pytest.fixture
def numbers(made, dossier):
    """One of everything that an address can name."""
    public, internal = wrote(made, dossier, "已清淤。"), wrote(made, dossier)
    published(made, dossier, public)
    ready = founded(made, "ready")
    over = actions.finish(founded(made, "over"), by=made["clerk"], at=AT)
    return {
        "row": dossier.pk,
        "ready": ready.pk,
        "over": over.pk,
        "public": public.pk,
        "internal": internal.pk,
        "step": Milestone.rows.get(title="清淤").pk,
    }


def test_the_page_is_shown_to_those_who_see_it(made, dossier, numbers):
    expected = {"sign-in": strangers(), 200: SEEN, 404: others(*SEEN)}
    assert got(made, f"/desk/key-work/{dossier.pk}/") == expected


ACTS = [
    ("{row}/updates/", {"update-on": "2026-03-02", "update-text": "绿化。"}, KEEP | {"district-officer"}),
    ("{row}/updates/{internal}/withdraw/", {}, {"officer"}),
    ("{row}/updates/{public}/correct/", {"correct-{public}-note": "有误。"}, KEEP),
    ("{row}/milestones/", {"milestone-title": "验收", "milestone-due_on": "2026-12-01"}, KEEP),
    ("{row}/milestones/{step}/done/", {"done-{step}-done_on": "2026-03-02", "done-{step}-note": "单。"}, KEEP),
    ("{row}/milestones/{step}/move/", {"move-{step}-due_on": "2026-07-02", "move-{step}-reason": "雨。"}, KEEP),
    ("{row}/propose/", {"propose-updates": "{internal}"}, KEEP),
    ("{ready}/finish/", {}, {"clerk"}),
    ("{row}/close/", {"close-reason": "并入。"}, {"clerk"}),
    ("{over}/reopen/", {"reopen-reason": "还没有完。"}, {"clerk"}),
]


@pytest.mark.parametrize(("path", "data", "done"), ACTS, ids=[path for path, *_ in ACTS])
def test_each_act_is_for_those_it_belongs_to(made, numbers, path, data, done):
    told = {name.format(**numbers): value.format(**numbers) for name, value in data.items()}
    assert posted(made, f"/desk/key-work/{path.format(**numbers)}", told) == {
        "sign-in": strangers(), 302: done, 422: SEEN - done, 404: others(*SEEN),
    }  # fmt: skip


def test_a_part_of_another_key_work_is_not_there(made, numbers):
    for path in ("updates/{internal}/withdraw/", "updates/{public}/correct/", "milestones/{step}/done/",
                 "milestones/{step}/move/"):  # fmt: skip
        address = f"/desk/key-work/{numbers['ready']}/{path.format(**numbers)}"
        assert posted(made, address) == {"sign-in": strangers(), 404: others()}, path
