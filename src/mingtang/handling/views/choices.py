"""现在能办什么：each step with its form, its article, and the reasons why it cannot be done now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest

from mingtang.applications.models import Application
from mingtang.casework.actions import ending, fees, first_steps, inquiring, late, letters_out, terms
from mingtang.casework.actions.stages import reasons_against_act
from mingtang.casework.queries.people import handlers
from mingtang.handling import forms
from mingtang.law.foi import FoiAct, reasons_against
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

Reasons = Callable[[Application, Person, datetime], Sequence[str]]


def _of(act: FoiAct) -> Reasons:
    return lambda case, by, at: reasons_against_act(case, act, by=by, at=at, on=day_of(at))


def _hearing(case: Application, by: Person, at: datetime) -> Sequence[str]:
    found = inquiring.reasons_against_hearing(case, by=by, at=at)
    return found or reasons_against(case.stands, FoiAct.HEAR)


def _moving(act: FoiAct) -> Reasons:
    return lambda case, by, at: [*_of(act)(case, by, at), *ending.reasons_against_moving(case)]


def _joining(case: Application, by: Person, at: datetime) -> Sequence[str]:
    found = [*_moving(FoiAct.JOIN)(case, by, at)]
    return found if found or ending.joinable(case) else ["没有同一申请人在办的另一件。"]


@dataclass(frozen=True)
class Choice:
    """一步：its name in the address, the act of the law, the form, the action, what was done, and why not now."""

    name: str
    label: str
    act: FoiAct | None
    form: type[django_forms.Form]
    do: Callable[..., Any]
    said: str
    why_not: Reasons
    hint: str = ""

    @property
    def article(self) -> str:
        """依据。"""
        return self.act.article if self.act else ""

    def belongs(self, case: Application) -> bool:
        """Whether the state of the case knows the act; the others stand behind a fold."""
        return self.act is None or not reasons_against(case.stands, self.act)


_A = FoiAct


def _step(act: FoiAct, form: type[django_forms.Form], do: Callable[..., Any], said: str, **more: Any) -> Choice:
    told: dict[str, Any] = {"name": act.value.replace("_", "-"), "label": act.label, "why_not": _of(act)}
    return Choice(act=act, form=form, do=do, said=said, **told | more)


ALL = (
    _step(_A.CONFIRM, forms.ConfirmForm, first_steps.confirm, "已确认收到，期限从次日起算。"),
    _step(_A.EXAMINE, forms.ExamineForm, first_steps.examine, "已转办理。"),
    _step(
        _A.ASSIGN, forms.AssignForm, first_steps.assign, "已改好。",
        hint="没有审核过就补正的，或者写错、换人的，在这里改。",
    ),
    _step(
        _A.ASK_CORRECTION,
        forms.CorrectionForm,
        first_steps.ask_correction,
        "已登记补正告知，申请人查询时看得到。",
        hint="收到申请的七个工作日以内告知，只告知一次。",
    ),
    _step(_A.CORRECT, forms.CorrectedForm, first_steps.correct, "已登记补正，期限重新计算。"),
    _step(_A.LAPSE_CORRECTION, forms.LapseCorrectionForm, first_steps.lapse_correction, "已终止办理。"),
    _step(_A.INQUIRE, forms.InquiryForm, inquiring.inquire, "已登记征求意见，期限停止计算。"),
    _step(_A.HEAR, forms.HearForm, inquiring.hear, "已登记意见，期限接着计算。", why_not=_hearing),
    Choice(
        "lapse-inquiry", "按逾期没有意见办理", _A.HEAR, forms.LapseInquiryForm, inquiring.lapse_inquiry,
        "已登记逾期没有意见，期限接着计算。", _hearing, "对方收到征求意见函满十五个工作日以后才能办。",
    ),
    _step(
        _A.EXTEND, forms.ExtensionForm, terms.ask_extension, "已提出，等负责人同意。",
        name="extension-ask", label="提出延长",
        why_not=lambda case, by, at: terms.reasons_against_asking(case, by=by, at=at, on=day_of(at)),
        hint="期限届满以前由负责人同意才算延长，还要告知申请人。",
    ),
    _step(_A.DELAY, forms.DelayForm, terms.delay, "已登记延迟答复。"),
    _step(_A.NOTIFY_FEE, forms.FeeForm, fees.notify_fee, "已登记收费通知，期限停止计算。"),
    _step(_A.PAY, forms.PayForm, fees.pay, "已登记缴费，期限重新计算。"),
    _step(_A.LAPSE_FEE, forms.OnForm, fees.lapse_fee, "已终止办理。"),
    Choice(
        "receive", "登记收到日期", None, forms.ReceiveForm, letters_out.receive, "已登记收到的日期。",
        lambda case, by, at: letters_out.reasons_against_receipt(case, by=by, at=at),
    ),
    _step(_A.SPLIT, forms.SplitForm, ending.split, "已拆分。", why_not=_moving(_A.SPLIT)),
    _step(_A.JOIN, forms.JoinForm, ending.join, "已并入。", why_not=_joining),
    _step(_A.WITHDRAW, forms.WithdrawForm, ending.withdraw, "已登记撤回，不再办理。"),
)  # fmt: skip
DECIDING = (
    _step(
        _A.EXTEND, forms.OnForm, terms.consent, "已同意延长。", name="extension-consent", label="同意延长",
        why_not=lambda case, by, at: terms.reasons_against_consenting(case, by=by, at=at),
    ),
    Choice(
        "extension-refuse", "不同意延长", None, forms.RefuseExtensionForm, terms.refuse_extension, "已答复不同意。",
        lambda case, by, at: terms.reasons_against_deciding(case, by=by, at=at),
    ),
)  # fmt: skip
PAPER = Choice(
    "paper", "存入卷内文件", None, forms.PaperForm, letters_out.add_paper, "已存入。",
    lambda case, by, at: letters_out.reasons_against_paper(case, by=by, at=at),
)  # fmt: skip
CHOICES: Mapping[str, Choice] = {choice.name: choice for choice in (*ALL, *DECIDING, PAPER)}


def form_of(
    choice: Choice, case: Application, *, on: date, at: datetime, request: HttpRequest | None = None
) -> django_forms.Form:
    """The form of a step, filled with today; with ``request``, as it was sent."""
    told: dict[str, Any] = {"prefix": choice.name}
    needs = {
        forms.ExamineForm: lambda: {"handlers": handlers(case.unit, on=on)},
        forms.AssignForm: lambda: {"handlers": handlers(case.unit, on=on)},
        forms.HearForm: lambda: {"inquiries": forms.named_inquiries(inquiring.waiting(case))},
        forms.LapseInquiryForm: lambda: {"inquiries": forms.named_inquiries(inquiring.waiting(case))},
        forms.ReceiveForm: lambda: {"services": forms.named_services(letters_out.awaiting_receipt(case))},
        forms.JoinForm: lambda: {"targets": ending.joinable(case)},
        forms.ExtensionForm: lambda: {"papers": late.papers_once_passed(case, at=at)},
        forms.DelayForm: lambda: {"papers": late.papers_once_passed(case, at=at)},
        forms.PaperForm: lambda: {"events": case.events.order_by("id")},
    }
    told |= needs[choice.form]() if choice.form in needs else {}
    if request is not None:
        return choice.form(request.POST, request.FILES, **told)
    initial = {"on": on, "sent_on": on, "received_on": on, "title": case.title, "handler": case.handler_id}
    return choice.form(initial=initial | _FIRST.get(choice.name, {}), **told)


_FIRST: Mapping[str, Mapping[str, Any]] = {
    "extension-ask": {"days": 20},
    "notify-fee": {"basis": "items", "count": 1},
    "paper": {"title": ""},
}


@dataclass(frozen=True)
class Shown:
    """页面上的一步：with its reasons, or its form."""

    choice: Choice
    reasons: Sequence[str]
    form: django_forms.Form | None
    is_open: bool
    address: str


def shown(
    choice: Choice, case: Application, by: Person, *, at: datetime, typed: Mapping[str, django_forms.Form]
) -> Shown:
    """One step as the page shows it; what was typed comes back with what is wrong."""
    reasons = tuple(choice.why_not(case, by, at))
    form = typed.get(choice.name)
    if form is None and not reasons:
        form = form_of(choice, case, on=day_of(at), at=at)
    return Shown(choice, reasons, form, choice.name in typed, f"{case.desk_address}{choice.name}/")
