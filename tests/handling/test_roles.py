"""岗位 × 地址：a case is seen in the organ it was sent to; each step is for the clerk, the consent for the leader."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.casework.actions import ending, inquiring, letters_out
from mingtang.handling.views.choices import CHOICES
from tests.casework.conftest import LATE, belated, does, now, standing
from tests.roles import OF_THE_ORGAN, everything, got, others, posted, signed_in, strangers

_SENT = {"sent_way": "post", "sent_on": "2026-03-05"}
TYPED = {
    "confirm": ("unconfirmed", {"on": "2026-03-03", "how": "电话确认"}),
    "examine": ("received", {"on": "2026-03-03", "title": "验收报告"}),
    "assign": ("handling", {"title": "清淤验收报告"}),
    "ask-correction": ("received", {**_SENT, "missing": "哪一年的", "term": "10"}),
    "correct": ("correcting", {"on": "2026-03-10", "corrected": "2025年的"}),
    "lapse-correction": ("correcting, told", {"on": "2026-04-01", "no_reason": "on"}),
    "inquire": ("handling", {**_SENT, "asked": "third_party", "name": "某公司", "question": "是否同意"}),
    "hear": ("handling, asked", {"on": "2026-03-12", "agrees": "yes"}),
    "lapse-inquiry": ("handling, asked", {"on": "2026-04-01"}),
    "extension-ask": ("handling", {"on": "2026-03-20", "days": "20", "reason": "要调档案"}),
    "extension-consent": ("handling", {"on": "2026-03-24"}),
    "extension-refuse": ("handling, extension asked", {"answer": "材料已有"}),
    "delay": (
        "handling",
        {"on": "2026-03-18", "asked_on": "2026-03-09", "reasons_given": "核对", "until": "2026-05-29"},
    ),
    "notify-fee": ("handling", {**_SENT, "basis": "pages", "count": "100", "why": "一百页"}),
    "pay": ("unpaid", {"on": "2026-03-20", "receipt": "0001"}),
    "lapse-fee": ("unpaid", {"on": "2026-04-15"}),
    "receive": ("correcting", {"received_on": "2026-03-17", "proof": "回执"}),
    "split": ("received", {"titles": "验收报告\n施工合同"}),
    "join": ("received", {"on": "2026-03-19"}),
    "withdraw": ("received", {"on": "2026-03-19", "how": "交来申请书"}),
}
WHO = {"extension-consent": {"leader"}, "extension-refuse": {"leader"}}


def filled(made, name):
    """The address of a step, and what a clerk would send there."""
    scenario, typed = TYPED[name]
    case = standing(made, scenario)
    if name == "extension-consent":
        does(made, "ask_extension", case, at=LATE, **belated(made, case))
    asked, targets, sent = inquiring.waiting(case), ending.joinable(case), letters_out.awaiting_receipt(case)
    chosen = {
        "examine": {"handler": made["clerk"].pk},
        "assign": {"handler": made["reviewer"].pk},
        "hear": {"inquiry": asked[0].pk if asked else ""},
        "lapse-inquiry": {"inquiry": asked[0].pk if asked else ""},
        "receive": {"service": sent[0].pk if sent else ""},
        "extension-ask": belated(made, case),
        "delay": belated(made, case),
        "join": {"into": targets[0].pk if targets else ""},
    }
    data = {f"{name}-{key}": value for key, value in {**typed, **chosen.get(name, {})}.items()}
    return f"{case.desk_address}{name}/", data | {"seen": case.steps}


def test_a_case_is_shown_to_the_organ_it_was_sent_to(made, case):
    assert got(made, case.desk_address) == {
        "sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def test_every_step_stands_in_the_table():
    assert set(TYPED) | {"paper"} == set(CHOICES)


@pytest.mark.parametrize("name", TYPED)
def test_a_step_is_for_the_clerk_and_the_consent_for_the_leader(made, name):
    address, data = filled(made, name)
    done, shown = WHO.get(name, {"clerk"}), 200 if name == "split" else 302
    assert posted(made, address, data, done=shown) == {
        "sign-in": strangers(), shown: done, 422: OF_THE_ORGAN - done, 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def test_a_scan_is_taken_in_from_the_clerk_alone(made, case):
    address, found = f"{case.desk_address}paper/", {}
    for role in (*OF_THE_ORGAN, "neighbour-clerk"):
        scan = SimpleUploadedFile("来信.txt", f"来信 {role}".encode())
        data = {"paper-title": "来信", "paper-upload": scan, "seen": 0}
        found.setdefault(signed_in(made, role).post(address, data).status_code, set()).add(role)
    assert found == {302: {"clerk"}, 422: OF_THE_ORGAN - {"clerk"}, 404: {"neighbour-clerk"}}
    assert [paper.title for paper in now(case).papers.all()] == ["来信"]


def test_what_changes_something_is_never_done_by_reading(made, case):
    client, before = signed_in(made, "clerk"), everything()
    assert {client.get(f"{case.desk_address}{name}/").status_code for name in CHOICES} == {302}
    assert everything() == before
