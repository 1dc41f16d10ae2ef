"""办理申请的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from mingtang.applications.models import Application, CasePaper, Event, Service
from mingtang.casework.actions.letters_out import Sent
from mingtang.law.fees import Basis
from mingtang.law.reply_facts import Asked
from mingtang.law.service import ServiceWay
from mingtang.organs.models import Person
from mingtang.ui.fields import Needed, NeededBox, NeededChoice, NeededField
from mingtang.ui.widgets import DateInput

_QUIET = {"autocomplete": "off"}


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(label=label, required=required, help_text=help_text, widget=DateInput())


def _text(label: str, *, needed: bool = True, rows: int = 3, help_text: str = "") -> NeededField:
    area = forms.Textarea(attrs={"rows": rows})
    return NeededField(label=label, required=needed, help_text=help_text, widget=area)


def _line(label: str, *, needed: bool = True, help_text: str = "") -> NeededField:
    return NeededField(label=label, required=needed, help_text=help_text, widget=forms.TextInput(attrs=_QUIET))


class ActForm(forms.Form):
    """一步：``told`` is what its action takes."""

    def told(self) -> dict[str, Any]:
        """The fields, as the action names them."""
        return dict(self.cleaned_data)


class OnForm(ActForm):
    """只写日期的一步。"""

    on = _day("日期", help_text="补录以前办的，写当时的日期。")


class SentForm(ActForm):
    """发出文书的一步：by which way and when."""

    sent_way = forms.ChoiceField(label="怎样送出", choices=[(way.value, way.label) for way in ServiceWay])
    sent_on = _day("发出日期", help_text="补录以前办的，写当时的日期。")
    sent_mark = _line("邮件号", needed=False, help_text="邮寄的写；只能通过邮政企业寄。")
    sent_received = _day("对方收到的日期", required=False, help_text="当场签收的写；还不知道的空着，收到以后再登记。")

    def told(self) -> dict[str, Any]:
        """The paper's way, and what else the form asks."""
        told = {name: value for name, value in self.cleaned_data.items() if not name.startswith("sent_")}
        given = self.cleaned_data
        way = ServiceWay(given["sent_way"])
        return told | {"sent": Sent(way, given["sent_on"], given["sent_mark"], given["sent_received"])}


class ConfirmForm(OnForm):
    """确认收到。"""

    how = _line("怎样确认的", help_text="例如：打电话给申请人，本人接的。")


class HandlerField(Needed, forms.ModelChoiceField):
    """一个人。"""

    def label_from_instance(self, person: Person) -> str:
        return person.name


class AssignForm(ActForm):
    """更正事项、改派承办人。"""

    title = _line("事项", help_text="一句话写这件申请要什么，列表里用，不写申请人的姓名。")
    handler = HandlerField(label="承办人", queryset=None, empty_label="请选择")

    def __init__(self, *args: Any, handlers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = handlers


class ExamineForm(AssignForm, OnForm):
    """审核后转办理。"""


class CorrectionForm(SentForm):
    """告知补正。"""

    missing = _text("要补什么", help_text="一次写全，申请人查询时看得到。不写第三方的姓名。")
    term = forms.IntegerField(label="补正的期限（工作日）", help_text="从申请人收到告知的次日起算。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["term"].initial = settings.MINGTANG_CORRECTION_DAYS


class CorrectedForm(OnForm):
    """登记补正。"""

    corrected = _text("补正后的申请内容", rows=5)


class LapseCorrectionForm(OnForm):
    """因逾期不补正终止。"""

    no_reason = NeededBox(label="申请人没有补正，也没有正当理由")


class InquiryForm(SentForm):
    """征求意见。"""

    asked = forms.ChoiceField(label="征求谁的意见", choices=[(a.value, a.label) for a in Asked if a.is_outside])
    name = _line("对方的名称或者姓名", help_text="只给办理这件申请的人看，到期抹去。")
    address = _line("对方的地址", needed=False)
    question = _text("征求什么意见", help_text="写涉及对方的哪些信息，问是否同意公开、不同意的理由。")

    def told(self) -> dict[str, Any]:
        return super().told() | {"asked": Asked(self.cleaned_data["asked"])}


class _OfInquiry(OnForm):
    inquiry = forms.TypedChoiceField(label="哪一次征求", coerce=int, choices=())

    def __init__(self, *args: Any, inquiries: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inquiry"].choices = list(inquiries)


class HearForm(_OfInquiry):
    """登记收到的意见。"""

    agrees = NeededChoice(
        label="对方的意见", choices=[("yes", "同意公开"), ("no", "不同意公开")], widget=forms.RadioSelect
    )
    opinion = _text("对方说的理由", needed=False, help_text="不同意公开的一定写。只给办理这件申请的人看，能抹去。")

    def told(self) -> dict[str, Any]:
        return super().told() | {"agrees": {"yes": True, "no": False}.get(self.cleaned_data["agrees"])}


class LapseInquiryForm(_OfInquiry):
    """逾期没有意见。"""


class ReceiveForm(ActForm):
    """登记收到日期。"""

    service = forms.TypedChoiceField(label="哪一份文书", coerce=int, choices=())
    received_on = _day("收到的日期")
    proof = _line("凭什么知道", help_text="例如：邮政回执，本人签收。回执的扫描件存进卷内文件。")

    def __init__(self, *args: Any, services: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = list(services)


class LateForm(OnForm):
    """可能是补录的一步：once the day of the reply is over, it asks for the reason and the paper."""

    late_why = _line("补录的原因", needed=False, help_text="期限届满以前办的，现在才登记：写当时为什么没有登记。")
    late_paper = forms.TypedChoiceField(
        label="补录依据的文件", coerce=int, empty_value=None, choices=(), required=False,
        help_text="当时的审批件、告知书，先存入卷内文件。",
    )  # fmt: skip

    def __init__(self, *args: Any, papers: Iterable[CasePaper] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if papers is None:
            del self.fields["late_why"], self.fields["late_paper"]
        else:
            self.fields["late_paper"].choices = [("", "没有"), *((each.pk, each.title) for each in papers)]


class ExtensionForm(LateForm):
    """提出延长。"""

    days = forms.IntegerField(label="延长几个工作日", help_text="最多 20 个，只能延长一次。")
    reason = _line("为什么要延长", help_text="不写申请人、第三方的姓名。")


class RefuseExtensionForm(ActForm):
    """不同意延长。"""

    answer = _line("为什么不同意")


class DelayForm(LateForm):
    """延迟答复。"""

    asked_on = _day("要求申请人说明理由的日期")
    reasons_given = _text("申请人说明的理由", help_text="只给办理这件申请的人看，能抹去。")
    until = _day("延迟到哪一天答复", help_text="要告知申请人。")


class FeeForm(SentForm):
    """通知收费。"""

    basis = forms.ChoiceField(label="按什么收", choices=[(b.value, b.label) for b in Basis], widget=forms.RadioSelect)
    count = forms.IntegerField(label="件数或者页数", min_value=1, help_text="按件的写这件申请算几件，一般是 1。")
    why = _text("怎样明显超过合理范围", help_text="默认不收费；数量、频次明显超过合理范围的才收（条例第四十二条）。")

    def told(self) -> dict[str, Any]:
        return super().told() | {"basis": Basis(self.cleaned_data["basis"])}


class PayForm(OnForm):
    """登记缴费。"""

    receipt = _line("财政票据号")


class WithdrawForm(OnForm):
    """登记申请人撤回。"""

    how = _line("怎样撤回的", help_text="例如：交来撤回申请书。原件的扫描件存进卷内文件。")


class SplitForm(ActForm):
    """拆分。"""

    titles = _text("各件的事项", rows=4, help_text="一行一个事项，不写申请人的姓名。每件各有编号，收到的日期不变。")

    def told(self) -> dict[str, Any]:
        return {"titles": self.cleaned_data["titles"].splitlines()}


class JoinForm(OnForm):
    """并入另一件。"""

    into = forms.TypedChoiceField(label="并入哪一件", coerce=int, choices=())

    def __init__(self, *args: Any, targets: Iterable[Application], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [(each.pk, f"{each.number} {each.called}") for each in targets]


class PaperForm(ActForm):
    """存入卷内文件。"""

    upload = forms.FileField(label="文件")
    title = _line("名称", help_text="例如：来信、送达回证。不写人的姓名。")
    event = forms.TypedChoiceField(label="属于哪个环节", coerce=int, empty_value=None, choices=(), required=False)

    def __init__(self, *args: Any, events: Iterable[Event], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(event.pk, f"{event.on:%Y-%m-%d} {event.label}") for event in events]
        self.fields["event"].choices = [("", "整件申请"), *named]


def named_inquiries(events: Iterable[Event]) -> list[tuple[int, str]]:
    """征求意见的叫法：by kind and day, never by the name of the other side."""
    return [(event.pk, f"{Asked(event.told('asked')).label}，{_said(event.on)}发出") for event in events]


def named_services(services: Iterable[Service]) -> list[tuple[int, str]]:
    """文书的叫法。"""
    return [(each.pk, f"{each.event.label}，{_said(each.sent_on)}发出") for each in services]


def _said(day: date) -> str:
    return f"{day.month}月{day.day}日"
