"""岗位 × 地址：who sees the columns, and who arranges them."""

from mingtang.catalogue import actions
from mingtang.catalogue.models import Column
from tests.builders import moment
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

URL = "/desk/catalogue/liuxi/columns/"
ARRANGE = {"clerk", "administrator"}
NEW = {"slug": "bmts", "name": "便民提示", "part": "other", "position": "50", "stale_after": "0"}


def may(*done):
    """Everybody's outcome of an act that only these do."""
    return {"sign-in": strangers(), 302: set(done), 422: OF_THE_ORGAN - set(done), 404: others(*OF_THE_ORGAN)}


def test_the_columns_are_seen_in_the_organ_and_arranged_by_two_posts(made, version):
    assert got(made, URL) == {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: others(*OF_THE_ORGAN)}
    assert posted(made, URL, NEW) == may(*ARRANGE)


def test_one_column_is_seen_changed_closed_and_opened_alike(made, version):
    url = f"{URL}hygq/"
    assert got(made, url) == {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: others(*OF_THE_ORGAN)}
    assert posted(made, url, {**NEW, "name": "回应"}) == may(*ARRANGE)
    assert posted(made, f"{url}close/", {"reason": "并入通知公告。"}) == may(*ARRANGE)
    actions.close_column(Column.rows.get(slug="hygq"), reason="并入。", by=made["clerk"], at=moment("2026-04-01"))
    assert posted(made, f"{url}open/") == may(*ARRANGE)
