"""岗位 × 地址：words are shown to the organ, and kept by its clerk and its administrator."""

from mingtang.vetting.actions import add_words
from mingtang.vetting.models import OwnEntry
from tests.roles import OF_THE_ORGAN, got, others, posted, stand_ins, strangers
from tests.vetting.test_words import AT, LINES, TYPED, made

__all__ = ["made"]

DONE = {"clerk", "administrator"}


def test_words_are_shown_to_the_organ_and_kept_by_clerk_and_administrator(made):
    stand_ins(made)
    see = set(OF_THE_ORGAN)
    assert got(made, "/desk/words/") == {"sign-in": strangers(), 200: others()}
    assert got(made, "/desk/words/liuxi/") == {"sign-in": strangers(), 200: see, 404: others(*see)}
    told = {"sign-in": strangers(), 302: DONE, 422: see - DONE, 404: others(*see)}
    assert posted(made, "/desk/words/liuxi/", TYPED) == told
    add_words(made.organ, LINES, by=made["clerk"], at=AT)
    assert posted(made, f"/desk/words/liuxi/{OwnEntry.rows.first().pk}/remove/") == told
