"""岗位 × 地址：crises are seen by their organ and kept by its clerk."""

import pytest
from django.test import Client

from tests.crises.conftest import LATER, PUBLIC, URL, line_of, page_released, published, text_of, tied
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

CLERKS = {"clerk", "neighbour-clerk"}
FACTS = {
    "title": "柳溪镇强降雨应对", "kind": "disaster", "level": "major", "place": "柳溪镇", "begun_on": "2026-07-20",
    "noticed_at": "2026-07-21T05:00", "intro": "下大雨了。", "contact": "镇政府一楼",
}  # fmt: skip
BRIEFING = {"briefing-briefed_at": "2026-07-21T08:00", "briefing-how": "通气会"}


def kept_by_the_clerk(refused=422):
    return {"sign-in": strangers(), 302: {"clerk"}, refused: OF_THE_ORGAN - {"clerk"}, 404: others(*OF_THE_ORGAN)}


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/crises/") == {"sign-in": strangers(), 200: others()}


def test_a_new_crisis_is_for_clerks(made):
    assert got(made, "/desk/crises/new/") == {"sign-in": strangers(), 200: CLERKS, 403: others(*CLERKS)}
    data = FACTS | {"slug": "new-one", "unit": made.organ.pk}
    assert posted(made, "/desk/crises/new/", data) == {
        "sign-in": strangers(), 302: {"clerk"}, 422: {"neighbour-clerk"}, 403: others(*CLERKS),
    }  # fmt: skip


def test_a_crisis_is_shown_to_the_organ(made, crisis):
    tied(made, crisis, text_of(made))
    assert got(made, URL) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_changing_it_is_for_the_clerk(made, crisis):
    assert posted(made, f"{URL}change/", FACTS) == kept_by_the_clerk(refused=403)
    found = {"sign-in": strangers(), 200: {"clerk"}, 403: OF_THE_ORGAN - {"clerk"}, 404: others(*OF_THE_ORGAN)}
    assert got(made, f"{URL}change/") == found


@pytest.mark.parametrize(("act", "data"), [("briefing/", BRIEFING), ("publish/", {})])
def test_working_on_it_is_for_the_clerk(made, crisis, act, data):
    line_of(made, crisis)
    assert posted(made, f"{URL}{act}", data) == kept_by_the_clerk()


def test_tying_what_is_public_and_untying_it_is_for_the_clerk(made, crisis):
    document = published(made, text_of(made), at=LATER).document
    data = {"tie-document": document.pk, "tie-section": "guide"}
    assert posted(made, f"{URL}tie/", data) == kept_by_the_clerk()
    tie = tied(made, crisis, text_of(made))
    assert posted(made, f"{URL}ties/{tie.pk}/untie/") == kept_by_the_clerk()
    assert posted(made, f"{URL}ties/999/untie/", done=0)[404] == others()


def test_a_manuscript_is_tied_and_untied_by_whoever_writes_it(made, crisis):
    manuscript = text_of(made)
    data = {"tie-crisis": crisis.pk, "tie-section": "statement"}
    written = {"sign-in": strangers(), 302: {"clerk", "officer"}, 404: others("clerk", "officer")}
    url = f"/desk/drafts/{manuscript.pk}/crisis/"
    assert posted(made, f"{url}tie/", data) == written
    tie = tied(made, crisis, manuscript)
    assert posted(made, f"{url}{tie.pk}/untie/") == written


def test_a_refused_tie_gives_the_typed_words_back(made, crisis):
    manuscript, client = text_of(made), Client()
    client.force_login(made["officer"])
    data = {"tie-crisis": crisis.pk, "tie-section": "correction", "tie-wrong": "写过的原话"}
    page = client.post(f"/desk/drafts/{manuscript.pk}/crisis/tie/", data)
    assert (page.status_code, 'value="写过的原话"' in page.content.decode()) == (422, True)


def test_the_public_reads_it_without_an_account(made, crisis):
    line_of(made, crisis)
    page_released(made, crisis)
    urls = ("/liuxi/topics/", PUBLIC, f"{PUBLIC}feed/", "/liuxi-nyb/topics/", "/liuxi/topics/none/", "/nobody/topics/")
    assert [Client().get(url).status_code for url in urls] == [200, 200, 200, 404, 404, 404]
    assert Client().post(PUBLIC).status_code == 405
