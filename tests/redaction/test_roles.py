"""岗位 × 地址：a copy is made and seen by those who see the file it is made of."""

from mingtang.redaction.actions import masked_copy
from tests.redaction.conftest import AT, NAME, SEES, url
from tests.roles import got, others, posted, strangers


def test_the_page_is_for_whoever_sees_the_file(made, listed):
    assert got(made, url(listed)) == {"sign-in": strangers(), 200: set(SEES), 404: others(*SEES)}


def test_making_a_copy_is_for_those_with_a_post_near_who_see_the_file(made, listed):
    data = {"mask-kinds": ["phone"], "mask-words": NAME}
    assert posted(made, url(listed), data) == {"sign-in": strangers(), 302: set(SEES), 404: others(*SEES)}


def test_the_copy_is_shown_to_whoever_sees_the_original(made, listed):
    copy = masked_copy(listed, words=[NAME], kinds=[], by=made["clerk"], at=AT)
    assert got(made, f"{url(copy)}copy/") == {"sign-in": strangers(), 200: set(SEES), 404: others(*SEES)}
    assert got(made, f"/desk/files/{copy.key}/") == {"sign-in": strangers(), 200: set(SEES), 404: others(*SEES)}
