"""岗位 × 地址：review, signing and history."""

from mingtang.editorial.actions import send_back
from mingtang.law.editorial import EVERY_TICK, SECRECY_ITEMS
from tests.builders import moment
from tests.editorial.conftest import released, reviewed, submitted
from tests.roles import got, others, posted, strangers

# 看得到本机关送审件的人：岗位设在机关或科室的，和上级机关的督查员。
SHOWN = {
    "clerk", "officer", "other-officer", "office-reviewer", "reviewer", "leader", "inspector", "administrator",
    "county-inspector",
}  # fmt: skip
TICKED = {f"ticks-{tick}": "on" for tick in EVERY_TICK}
ALL_CLEAR = {**{f"secrecy-{item}": "clear" for item in SECRECY_ITEMS}, **TICKED}


def test_the_list_of_what_waits_is_for_whoever_is_signed_in(made):
    submitted(made)
    assert got(made, "/desk/review/") == {"sign-in": strangers(), 200: others()}


def test_a_revision_is_shown_to_its_organ(made):
    revision = submitted(made)
    for address in (f"/desk/review/{revision.pk}/", f"/desk/review/{revision.pk}/page/"):
        assert got(made, address) == {"sign-in": strangers(), 200: SHOWN, 404: others(*SHOWN)}


def test_the_history_of_a_document_is_shown_to_its_organ(made):
    document = released(made).document
    expected = {"sign-in": strangers(), 200: SHOWN, 404: others(*SHOWN)}
    assert got(made, f"/desk/review/documents/{document.pk}/") == expected


def test_approving_is_for_the_reviewer(made):
    revision = submitted(made)
    assert posted(made, f"/desk/review/{revision.pk}/approve/", ALL_CLEAR) == {
        "sign-in": strangers(), 302: {"reviewer"}, 422: SHOWN - {"reviewer"}, 404: others(*SHOWN),
    }  # fmt: skip


def test_signing_is_for_the_leader_and_only_after_the_review(made):
    revision = submitted(made)
    address = f"/desk/review/{revision.pk}/sign/"
    assert posted(made, address, TICKED) == {
        "sign-in": strangers(), 422: SHOWN, 404: others(*SHOWN),
    }  # fmt: skip


def test_signing_is_for_the_leader(made):
    revision = reviewed(made)
    assert posted(made, f"/desk/review/{revision.pk}/sign/", TICKED) == {
        "sign-in": strangers(), 302: {"leader"}, 422: SHOWN - {"leader"}, 404: others(*SHOWN),
    }  # fmt: skip


def test_sending_back_is_for_whoever_has_it_before_them(made):
    revision = submitted(made)
    assert posted(made, f"/desk/review/{revision.pk}/return/", {"back-reason": "日期不对。"}) == {
        "sign-in": strangers(), 302: {"reviewer"}, 422: SHOWN - {"reviewer"}, 404: others(*SHOWN),
    }  # fmt: skip


def test_taking_back_is_for_the_clerk(made):
    revision = submitted(made)
    assert posted(made, f"/desk/review/{revision.pk}/drop/") == {
        "sign-in": strangers(), 302: {"clerk"}, 422: SHOWN - {"clerk"}, 404: others(*SHOWN),
    }  # fmt: skip


def test_nothing_is_done_to_what_was_sent_back_released_or_is_not_there(made):
    back = submitted(made)
    send_back(back, reason="改。", by=made["reviewer"], at=moment("2026-03-03"))
    public = released(made, subject="tests.notice:2", address="/liuxi/notice/2/").revision
    for revision in (back, public):
        for act, data in (("approve", ALL_CLEAR), ("sign", TICKED), ("return", {"back-reason": "改。"})):
            found = posted(made, f"/desk/review/{revision.pk}/{act}/", data)
            assert found == {"sign-in": strangers(), 422: SHOWN, 404: others(*SHOWN)}, (revision.pk, act)
    assert posted(made, "/desk/review/999/approve/", ALL_CLEAR) == {"sign-in": strangers(), 404: others()}


def test_what_changes_something_is_never_done_by_reading(made):
    revision = submitted(made)
    for act in ("approve", "sign", "return", "drop"):
        assert got(made, f"/desk/review/{revision.pk}/{act}/") == {"sign-in": strangers(), 302: others()}, act
