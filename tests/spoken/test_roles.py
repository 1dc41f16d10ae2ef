"""岗位 × 地址：the record of an answer on the spot is the clerk's, among those who know the applicant."""

import pytest

from mingtang.organs.sight import day_of
from mingtang.ui.clock import now as this_moment
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers
from tests.spoken.conftest import handling, now

KNOW = {"clerk", "reviewer", "leader"}


@pytest.fixture
def case(made):
    return handling(made, at=this_moment(), on=day_of(this_moment()))


def test_answering_on_the_spot_is_for_the_clerk(made, case):
    url, today = f"{case.desk_address}reply/at-once/", day_of(this_moment()).isoformat()
    seen = {"sign-in": strangers(), 403: OF_THE_ORGAN - KNOW, 404: others(*OF_THE_ORGAN)}
    assert got(made, url) == seen | {200: KNOW}
    spoken = {"ground": "disclosed", "on": today, "said": "当场给了复印件。", "present": "林专员"}
    data = {"steps": now(case).steps} | {f"spoken-{name}": said for name, said in spoken.items()}
    assert posted(made, url, data) == seen | {302: {"clerk"}, 422: KNOW - {"clerk"}}
