"""办案步骤测试的底子：cases of 柳溪镇 that stand where a test wants them, and each step with usual days."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from mingtang.applications.actions.steps import take
from mingtang.applications.models import Application, CasePaper
from mingtang.casework.actions import ending, fees, first_steps, inquiring, letters_out, terms
from mingtang.casework.actions.letters_out import Sent
from mingtang.files.actions import store
from mingtang.law.fees import Basis
from mingtang.law.foi import ApplicationState, Channel, FoiAct
from mingtang.law.reply_facts import Asked
from mingtang.law.service import ServiceWay
from tests.applying.conftest import applied, entered, files_dir, made  # noqa: F401
from tests.builders import moment

LATE = moment("2026-06-01")
"""Long after everything: steps are entered with their own days."""
IN_TIME = {"ask_extension": moment("2026-03-20"), "delay": moment("2026-03-18")}
"""What puts off the day of the reply is entered when it is done."""
_S = ApplicationState


def day(text):
    return date.fromisoformat(f"2026-{text}")


def sent(text, received=None, way=ServiceWay.POST):
    return Sent(way, day(text), "挂号 1", day(received) if received else None)


def usual(made, step, application):  # noqa: F811
    """A step as a clerk would enter it in March, whatever the state of the case."""
    asked = inquiring.waiting(application)
    waiting = letters_out.awaiting_receipt(application)
    targets = [each.pk for each in ending.joinable(application)]
    inquiry = asked[0].pk if asked else 0
    return {
        "confirm": (first_steps.confirm, {"on": day("03-03"), "how": "电话确认"}),
        "examine": (first_steps.examine, {"on": day("03-03"), "title": "灌渠验收报告", "handler": made["clerk"]}),
        "assign": (first_steps.assign, {"title": "灌渠清淤验收报告", "handler": made["reviewer"]}),
        "ask_correction": (first_steps.ask_correction, {"missing": "哪一年的", "term": 10, "sent": sent("03-04")}),
        "correct": (first_steps.correct, {"on": day("03-10"), "corrected": "2025年的验收报告"}),
        "lapse_correction": (first_steps.lapse_correction, {"on": LATE.date(), "no_reason": True}),
        "inquire": (
            inquiring.inquire,
            {"asked": Asked.THIRD_PARTY, "name": "某公司", "question": "是否同意公开", "sent": sent("03-05", "03-06")},
        ),
        "hear": (inquiring.hear, {"inquiry": inquiry, "on": day("03-12"), "agrees": True, "opinion": ""}),
        "lapse_inquiry": (inquiring.lapse_inquiry, {"inquiry": inquiry, "on": LATE.date()}),
        "ask_extension": (terms.ask_extension, {"days": 20, "on": day("03-20"), "reason": "材料要从档案馆调"}),
        "delay": (
            terms.delay,
            {
                "asked_on": day("03-09"), "reasons_given": "核对补贴", "on": day("03-18"), "until": day("05-29"),
            },
        ),
        "notify_fee": (
            fees.notify_fee,
            {"basis": Basis.PAGES, "count": 100, "why": "一次要一百页", "sent": sent("03-13", "03-16")},
        ),
        "pay": (fees.pay, {"on": day("03-20"), "receipt": "0001"}),
        "lapse_fee": (fees.lapse_fee, {"on": LATE.date()}),
        "receive": (
            letters_out.receive,
            {"service": waiting[0].pk if waiting else 0, "received_on": day("03-17"), "proof": "回执"},
        ),
        "withdraw": (ending.withdraw, {"on": day("03-19"), "how": "交来撤回申请书"}),
        "split": (ending.split, {"titles": ["验收报告", "施工合同"]}),
        "join": (ending.join, {"into": targets[0] if targets else 0, "on": day("03-19")}),
    }[step]  # fmt: skip


STEPS = (
    *("confirm", "examine", "ask_correction", "correct", "lapse_correction", "inquire", "hear", "lapse_inquiry"),
    *("assign", "ask_extension", "delay", "notify_fee", "pay", "lapse_fee", "receive", "withdraw", "split", "join"),
)


def does(made, step, application, *, by="clerk", at=None, seen=None, **other):  # noqa: F811
    """Do the step, with other facts than the usual ones where told."""
    application = now(application)
    act, told = usual(made, step, application)
    seen = application.steps if seen is None else seen
    at = at or IN_TIME.get(step, LATE)
    return act(application, **told | other, seen=seen, by=made[by], at=at)


def now(application):
    """The case as the database has it."""
    found = Application.rows.select_related("unit__organ", "particulars", "came_from", "handler")
    return found.get(pk=application.pk)


def scanned(made, case):  # noqa: F811
    """A scan that was put among the papers of the case."""
    upload = ContentFile("同意延长的审批件".encode(), name="审批件.txt")
    kept = store(upload, unit=made.organ, by=made["clerk"], at=LATE)
    return CasePaper.rows.create(application=case, attachment=kept, title="审批件", by=made["clerk"], at=LATE)


def belated(made, case):  # noqa: F811
    """What an act that is entered late brings with it."""
    return {"late_why": "当时停电", "late_paper": scanned(made, case).pk}


def received(made, **told):  # noqa: F811
    return entered(made, **told).application


def standing(made, scenario, at=None):  # noqa: F811
    """A case in the scenario; another one of the same person stands beside it."""
    if scenario == "unconfirmed":
        return received(made, channel=Channel.LETTER)
    case = received(made)
    received(made)
    for step in PATHS[scenario]:
        if isinstance(step, FoiAct):
            case = now(case)
            take(case, step, on=day("03-25"), seen=case.steps, by=made["clerk"], at=at or LATE)
        else:
            does(made, step, case, at=at)
    return now(case)


PATHS = {
    "received": (),
    "correcting": ("ask_correction",),
    "correcting, told": ("ask_correction", "receive"),
    "handling": ("examine",),
    "handling, corrected": ("ask_correction", "correct"),
    "handling, asked": ("examine", "inquire"),
    "handling, extension asked": ("examine", "ask_extension"),
    "handling, delayed": ("examine", "delay"),
    "handling, paid": ("examine", "notify_fee", "pay"),
    "unpaid": ("examine", "notify_fee"),
    "unpaid, asked": ("examine", "inquire", "notify_fee"),
    "signed, asked": ("examine", "inquire", FoiAct.SIGN),
    "answered": ("examine", FoiAct.SIGN, FoiAct.DELIVER),
    "closed": ("withdraw",),
    "archived": ("withdraw", FoiAct.ARCHIVE),
    "ordered anew": ("examine", FoiAct.SIGN, FoiAct.DELIVER, FoiAct.REDO),
    "split": ("split",),
    "joined": ("join",),
}


@pytest.fixture
def case(made):  # noqa: F811
    """An application that came in on Monday the second of March and counts as received."""
    return received(made)
