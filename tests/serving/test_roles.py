"""岗位 × 地址：serving for the clerk, seen by those who may know the applicant."""

from mingtang.organs.sight import day_of
from mingtang.ui.clock import now as this_moment
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers
from tests.serving.conftest import handling, now, signed

KNOW = {"clerk", "reviewer", "leader"}


def test_serving_is_for_the_clerk(made):
    at = this_moment()
    case = handling(made, at=at, on=day_of(at))
    signed(made, case, at=at)
    url = f"{case.desk_address}service/"
    rest = {"sign-in": strangers(), 403: OF_THE_ORGAN - KNOW, 404: others(*OF_THE_ORGAN)}
    assert got(made, url) == rest | {200: KNOW}
    day = {"serve-way": "direct", "serve-signed": day_of(at).isoformat(), "serve-carrier": "post"}
    data = day | {"steps": now(case).steps}
    assert posted(made, url, data) == rest | {302: {"clerk"}, 422: KNOW - {"clerk"}}


def test_a_signature_is_taken_back_by_the_post_that_signs(made):
    at = this_moment()
    case = handling(made, at=at, on=day_of(at))
    signed(made, case, at=at)
    rest = {"sign-in": strangers(), 403: OF_THE_ORGAN - KNOW, 404: others(*OF_THE_ORGAN)}
    data = {"back-reason": "落款日期不对", "steps": now(case).steps}
    done = posted(made, f"{case.desk_address}service/take-back/", data)
    assert done == rest | {302: {"leader"}, 422: KNOW - {"leader"}}
