"""岗位 × 地址：explainers are seen by their organ, written where the document is drafted, exempted by a leader."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingtang.exemptions import actions as exemptions
from mingtang.files.models import Attachment
from mingtang.interpretation.actions import blocks
from mingtang.law.explainer_blocks import BlockKind
from tests.interpretation.conftest import ANSWERS, AT, planned
from tests.recordings.material import wav
from tests.roles import OF_THE_ORGAN, everything, got, others, posted, signed_in, strangers

WRITERS = {"officer", "clerk"}
PLAN = {
    "title": "新的解读", "outline": "讲清。", "formats": ["answers"], "ways": ["site"], "interpreter": "负责人",
    "planned_on": "2099-03-20",
}  # fmt: skip
BLOCK = {
    "heading": "", "rows-TOTAL_FORMS": 1, "rows-INITIAL_FORMS": 0, "rows-0-question": "问", "rows-0-answer": "答",
}  # fmt: skip
RULE = {"first": "同步起草", "second": "同步审签", "third": "同步发布", "excerpt_percent": 50}


def only(writers, *, refused=403, done=302):
    return {
        "sign-in": strangers(), done: set(writers), refused: OF_THE_ORGAN - set(writers), 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


@pytest.fixture
def explainer(made, manuscript):
    return planned(made, manuscript)


@pytest.fixture
def url(explainer):
    return f"/desk/explainers/{explainer.pk}/"


@pytest.fixture
def block(made, explainer):
    return blocks.add(explainer, kind=BlockKind.ANSWERS, told=ANSWERS, by=made["officer"], at=AT)


def test_lists_are_for_whoever_is_signed_in(made):
    for url in ("/desk/explainers/", "/desk/explainers/coverage/"):
        assert got(made, url) == {"sign-in": strangers(), 200: others()}


def test_an_explainer_and_what_was_found_in_it_are_shown_to_the_organ(made, url, block):
    for one in (url, f"{url}checks/"):
        assert got(made, one) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_a_recording_is_uploaded_by_those_who_draft_and_heard_by_the_organ(made, explainer, url):
    def chosen():
        return {
            "heading": "讲解",
            "medium": "audio",
            "text": "文字稿。",
            "recording": SimpleUploadedFile("a.wav", wav()),
        }

    assert got(made, f"{url}blocks/new/media/") == only(WRITERS, done=200)
    for who, wanted in (("officer", 302), ("leader", 403), ("neighbour-clerk", 404)):
        assert signed_in(made, who).post(f"{url}blocks/new/media/", chosen()).status_code == wanted
    assert Client().post(f"{url}blocks/new/media/", chosen()).status_code == 302
    (file,) = Attachment.rows.all()
    for one in (f"/desk/files/{file.key}/", f"/desk/files/{file.key}/look/"):
        assert got(made, one) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
    assert Client().get(f"/files/{file.key}/{file.name}").status_code == 404


def test_writing_is_for_those_who_draft(made, url, block):
    opened = {**BLOCK, "opened": block.digest}
    for path, data in (("plan/", PLAN), ("blocks/new/answers/", BLOCK), (f"blocks/{block.pk}/", opened)):
        assert got(made, f"{url}{path}") == only(WRITERS, done=200), path
        assert posted(made, f"{url}{path}", data) == only(WRITERS), path
    for act in ("excuse", "confirm", f"picture/{UUID(int=1)}"):
        assert posted(made, f"{url}checks/{act}/", {"mark": "x", "reason": "y"}) == {
            "sign-in": strangers(), 422: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN),
        }, act  # fmt: skip


def test_acts_beside_buttons_are_refused_in_words(made, url, block):
    for path in ("hand-in/", "discard/"):
        done = set() if path == "hand-in/" else WRITERS
        told = {"sign-in": strangers(), 422: OF_THE_ORGAN - done, 404: others(*OF_THE_ORGAN)}
        assert posted(made, f"{url}{path}") == told | ({302: done} if done else {}), path


def test_moving_and_taking_out_are_for_those_who_draft(made, explainer, url, block):
    blocks.add(explainer, kind=BlockKind.ANSWERS, told=ANSWERS, by=made["officer"], at=AT)
    for path in ("move/", "remove/"):
        assert posted(made, f"{url}blocks/{block.pk}/{path}", {"to": "down"}) == only(WRITERS, refused=422), path


def test_planning_and_asking_begin_at_the_manuscript(made, manuscript):
    for path, data in (("for", PLAN), ("exempt", {"reason": "正文已经说清了。"})):
        url = f"/desk/explainers/{path}/{manuscript.pk}/"
        assert got(made, url) == {"sign-in": strangers(), 200: WRITERS, 404: others(*WRITERS)}
        assert posted(made, url, data) == {"sign-in": strangers(), 302: WRITERS, 404: others(*WRITERS)}


def test_an_exemption_is_seen_by_the_organ_and_decided_by_its_leader(made, manuscript):
    one = exemptions.ask(manuscript, reason="正文已经说清了。", by=made["officer"], at=AT)
    url = f"/desk/explainers/exemptions/{one.pk}/"
    assert got(made, url) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
    assert posted(made, f"{url}decide/", {"answer": "approve"}) == only({"leader"}, refused=422)


def test_the_rule_is_for_clerk_and_administrator_and_the_table_for_the_organ(made):
    url = "/desk/explainers/rules/liuxi/"
    assert got(made, url) == only({"clerk", "administrator"}, done=200)
    assert posted(made, url, RULE) == only({"clerk", "administrator"})
    table = "/desk/explainers/coverage/liuxi/coverage.xlsx"
    assert got(made, table) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_nothing_is_done_by_reading(made, url, block):
    client, before = signed_in(made, "officer"), everything()
    acts = ("hand-in", "discard", f"blocks/{block.pk}/move", f"blocks/{block.pk}/remove")
    assert [client.get(f"{url}{act}/").status_code for act in acts] == [302] * 4
    assert everything() == before
