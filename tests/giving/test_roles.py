"""岗位 × 地址：files are given and taken away by the clerk, and seen as the applicant is."""

from mingtang.organs.sight import day_of
from mingtang.replies.queries.replies import reply_of
from mingtang.ui.clock import now as this_moment
from tests.giving.conftest import drafted, handling, now, paper
from tests.pages import signed_in
from tests.replies.test_roles import KNOW, done_by, told
from tests.roles import got, others, posted, strangers


def test_files_are_given_and_taken_away_by_the_clerk(made):
    at = this_moment()
    case = handling(made, at=at, on=day_of(at))
    drafted(made, case, at=at)
    client, url = signed_in(made, "clerk"), f"{case.desk_address}reply/"
    assert client.post(f"{url}give/", told(case, **{"give-file": paper(), "give-title": "材料"})).status_code == 302
    file = reply_of(now(case), on=day_of(at)).given[0]
    assert posted(made, f"{url}take-away/", told(case, file=file.pk)) == done_by("clerk")
    address = f"/desk/files/{file.attachment.key}/"
    assert got(made, address) == {"sign-in": strangers(), 200: KNOW, 404: others(*KNOW)}
