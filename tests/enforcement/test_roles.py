"""岗位 × 地址：notices are seen by their organ and kept by its clerk and officers."""

from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.enforcement import urls
from mingtang.law.enforcement import notice_kind
from mingtang.tables.writing import write_table
from tests.enforcement.conftest import typed
from tests.roles import OF_THE_ORGAN, everything, got, others, posted, signed_in, strangers

KEEPERS = {"clerk", "officer", "other-officer", "district-officer", "village-officer"}
NEIGHBOURS = {"neighbour-clerk", "neighbour-officer"}
MAY = KEEPERS | NEIGHBOURS
SEEING = OF_THE_ORGAN & KEEPERS
DESK = "/desk/enforcement/"


class Again(SimpleUploadedFile):
    """A file that is read from its start for everybody who posts it."""

    def read(self, *args):
        self.seek(0)
        return super().read(*args)


def cells(**told):
    return {f"cell-{key}": value for key, value in typed(**told).items()}


def entered():
    """Done by who keeps those of the organ; the neighbours may only choose their own."""
    return {"sign-in": strangers(), 302: KEEPERS, 422: NEIGHBOURS, 403: others(*MAY)}


def kept(refused=422, keepers=SEEING):
    return {"sign-in": strangers(), 302: keepers, refused: OF_THE_ORGAN - keepers, 404: others(*OF_THE_ORGAN)}


def test_the_list_and_the_sample_are_for_whoever_is_signed_in(made):
    for url in (DESK, f"{DESK}upload/penalty/blank/"):
        assert got(made, url) == {"sign-in": strangers(), 200: others()}, url
    assert got(made, f"{DESK}upload/nothing/blank/") == {"sign-in": strangers(), 404: others()}


def test_a_notice_is_entered_and_read_in_by_who_keeps_those_of_the_organ(made):
    for url in (f"{DESK}new/penalty/", f"{DESK}upload/penalty/"):
        assert got(made, url) == {"sign-in": strangers(), 200: MAY, 403: others(*MAY)}, url
    assert posted(made, f"{DESK}new/penalty/", cells() | {"cell-unit": made.organ.pk}) == entered()
    table = write_table("公示", notice_kind("penalty").fields, [typed()])
    data = {"file": Again("处罚.xlsx", table), "unit": made.organ.pk}
    assert posted(made, f"{DESK}upload/penalty/", data) == entered()


def test_a_notice_is_shown_to_its_organ(made, notice):
    seen = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
    assert got(made, f"{DESK}{notice.pk}/") == seen


def test_a_notice_is_changed_handed_in_ended_and_dropped_by_who_keeps_it(made, notice):
    url = f"{DESK}{notice.pk}/"
    shown = {"sign-in": strangers(), 200: SEEING, 403: OF_THE_ORGAN - SEEING, 404: others(*OF_THE_ORGAN)}
    assert got(made, f"{url}change/") == shown
    assert posted(made, f"{url}change/", cells(facts="改了。")) == kept(refused=403)
    ended = {"end-how": "revoked", "end-on": "2026-03-09", "end-why": "复议决定撤销了。"}
    for act, data in {"submit/": {}, "drop/": {}, "end/": ended}.items():
        assert posted(made, f"{url}{act}", data) == kept(), act
    assert posted(made, f"{url}take-back/", {"back-why": "登记错了，没有撤销。"})[422] == set(OF_THE_ORGAN)
    found = posted(made, f"{url}excuse/", {"mark": "x", "reason": "没有"})
    assert found == {"sign-in": strangers(), 422: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_many_are_handed_in_by_who_keeps_them(made, notice):
    found = posted(made, f"{DESK}submit/", {"notice": [notice.pk]})
    assert found == {"sign-in": strangers(), 302: SEEING, 422: others(*SEEING)}


def test_how_long_a_kind_is_shown_is_set_by_the_clerk(made):
    clerks = {"clerk", "neighbour-clerk"}
    assert got(made, f"{DESK}rules/") == {"sign-in": strangers(), 200: clerks, 403: others(*clerks)}
    data = {"kind": "penalty", "penalty-months": 6, "penalty-publish_days": ""}
    assert posted(made, f"{DESK}rules/", data) == {"sign-in": strangers(), 302: clerks, 403: others(*clerks)}


def test_what_changes_something_is_never_done_by_reading(made, notice):
    acts = [
        f"{DESK}submit/",
        *(f"{DESK}{notice.pk}/{act}/" for act in ("submit", "drop", "end", "take-back", "excuse")),
    ]
    client, before = signed_in(made, "clerk"), everything()
    assert [client.get(url).status_code for url in acts] == [302] * len(acts)
    assert everything() == before


def test_every_address_of_the_room_stands_in_these_tables():
    assert {pattern.name for pattern in urls.urlpatterns} == {
        *("notices", "rules", "submit-many", "new", "upload", "blank"),
        *("notice", "change", "submit", "drop", "end", "take-back", "excuse"),
    }
