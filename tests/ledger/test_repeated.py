"""送审：what is under review already is not handed in once more, and the page says so before the button is pressed."""

from django.test import Client

from mingtang.progress.actions import submit_for_publication
from mingtang.ui import clock
from tests.pages import words

REPEATED = "与在审的一稿相同，不必重新送审。"


def test_the_page_says_that_the_same_text_is_under_review(town, plan):
    client = Client()
    client.force_login(town["clerk"])
    assert words(client.get("/desk/plans/liuxi/2026/")).count(REPEATED) == 0
    submit_for_publication(plan, by=town["clerk"], at=clock.now())
    assert words(client.get("/desk/plans/liuxi/2026/")).count(REPEATED) == 1
