"""岗位 × 地址：who writes, sees what is written, and compares what was handed in."""

import pytest
from django.urls import reverse

from mingtang.drafting.actions import handing, pieces
from tests.drafting.conftest import AT, attached, fresh, picture, published, word
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

SEE = {"officer", "clerk"}
WRITERS = {"clerk", "officer", "other-officer", "district-officer", "village-officer"}
ELSEWHERE = {"neighbour-clerk", "neighbour-officer"}
TYPED = {"version": "2", "title": "题", "html": "<p>正文</p>", "outlet": "site"}


@pytest.fixture
def shown(made, draft):
    return pieces.add(fresh(draft), upload=picture(), is_picture=True, alt="图", by=made["officer"], at=AT)


def test_the_list_is_everybodys_with_their_own_in_it(made, draft):
    assert got(made, "/desk/drafts/") == {"sign-in": strangers(), 200: others()}


def test_officers_and_clerks_write_for_their_units(made):
    def done(code):
        return posted(made, "/desk/drafts/new/", {"unit": code}).get(302, set())

    assert done("liuxi-nyb") == {"officer"}
    assert done("liuxi") == {"clerk"}
    assert done("taoyuan") == {"village-officer"}
    assert posted(made, "/desk/drafts/new/", {"unit": "x"}) == {"sign-in": strangers(), 422: others()}


def test_a_manuscript_is_its_owners_and_the_clerks(made, draft):
    url = f"/desk/drafts/{draft.pk}/"
    assert got(made, url) == {"sign-in": strangers(), 200: SEE, 404: others(*SEE)}
    assert posted(made, url, TYPED) == {"sign-in": strangers(), 302: SEE, 404: others(*SEE)}
    assert posted(made, f"{url}save/", TYPED, done=200) == {"sign-in": strangers(), 200: SEE, 404: others(*SEE)}


def test_what_is_pasted_is_cleaned_for_those_who_write(made, draft):
    url = f"/desk/drafts/{draft.pk}/clean/"
    assert posted(made, url, {"html": "<p>一</p>"}, done=0) == {"sign-in": strangers(), 200: SEE, 404: others(*SEE)}


def test_files_are_hung_on_by_those_who_write(made, draft, shown):
    url = f"/desk/drafts/{draft.pk}/"
    piece = f"{url}pieces/{shown.pk}/"
    acts = [
        (f"{piece}describe/", {f"alt-{shown.pk}": "另一句"}),
        (f"{piece}place/", {}),
        (f"{piece}remove/", {}),
        (f"{url}discard/", {"reason": "重复。"}),
    ]
    for address, more in acts:
        assert posted(made, address, TYPED | more) == {"sign-in": strangers(), 302: SEE, 404: others(*SEE)}, address


@pytest.mark.parametrize(
    ("act", "files"),
    [
        ("word", lambda: {"word-file": word("一")}),
        ("pictures", lambda: {"picture-file": picture(), "picture-alt": "图"}),
        ("attachments", lambda: {"attachment-file": word("附件")}),
    ],
)
def test_uploads_are_for_those_who_write(made, draft, client, act, files):
    for who, status in (("officer", 302), ("reviewer", 404)):
        client.force_login(made[who])
        version = str(fresh(draft).version)
        assert (
            client.post(f"/desk/drafts/{draft.pk}/{act}/", TYPED | {"version": version} | files()).status_code == status
        )
    assert fresh(draft).pieces.count() == (act != "word")


def test_it_is_handed_in_by_those_who_write(made, draft):
    whole = TYPED | {
        "type": "notice", "issuer": "柳溪镇人民政府", "number": "无文号", "made_on": "2026-02-27",
        "subjects": ["agriculture"], "validity": "valid", "places": ["|agriculture"],
    }  # fmt: skip
    url = f"/desk/drafts/{draft.pk}/hand-in/"
    assert posted(made, url, whole) == {"sign-in": strangers(), 302: SEE, 404: others(*SEE)}


def test_revisions_are_compared_by_those_who_see_them(made, draft):
    attached(draft, by=made["officer"])
    revision = handing.hand_in(fresh(draft), by=made["officer"], at=AT)
    url = reverse("drafting:difference", args=[revision.pk])
    assert got(made, url) == {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: others(*OF_THE_ORGAN)}


def test_what_is_public_is_corrected_by_those_who_write_there(made, draft):
    public = published(made, draft)
    url = reverse("drafting:correct", args=[public.document_id])
    assert posted(made, url) == {"sign-in": strangers(), 302: SEE, 404: others(*SEE)}
