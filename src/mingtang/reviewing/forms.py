"""编审的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator

from mingtang.law.editorial import (
    CHOICES,
    REVIEW_DAYS,
    SECRECY_ITEMS,
    THREE_STAGES,
    TICKS,
    Stage,
    parsed,
    reasons_against_secrecy,
    written,
)
from mingtang.organs.models import Person
from mingtang.remarks.places import WHOLE, Place

CLEAR, TOUCHED = "clear", "touched"


class SecrecyForm(forms.Form):
    """保密审查：one answer for each item, none given beforehand."""

    prefix = "secrecy"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item, label in SECRECY_ITEMS.items():
            self.fields[item] = forms.ChoiceField(
                label=label,
                choices=[(CLEAR, "未涉及"), (TOUCHED, "涉及")],
                widget=forms.RadioSelect,
                error_messages={"required": "请选择“未涉及”或“涉及”。"},
            )

    def clean(self) -> dict[str, Any]:
        """What was found stops it at once, whatever is not ticked yet."""
        told = super().clean() or {}
        if len(told) == len(SECRECY_ITEMS):
            for reason in reasons_against_secrecy(self.findings):
                self.add_error(None, reason)
        return told

    @property
    def findings(self) -> dict[str, bool]:
        """Item → found clear."""
        return {item: answer == CLEAR for item, answer in self.cleaned_data.items()}


class SendBackForm(forms.Form):
    """退回。"""

    prefix = "back"

    reason = forms.CharField(
        label="退回的理由",
        max_length=2000,
        required=False,
        help_text="写明哪一处要怎样改，拟稿人照着改。已经指出了几处的，可以不写。",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TicksForm(forms.Form):
    """审校清单：what is looked at at this stage, ticked one by one."""

    prefix = "ticks"

    def __init__(self, stage: Stage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in TICKS[stage].items():
            self.fields[key] = forms.BooleanField(label=label, error_messages={"required": "请核对以后勾选。"})

    @property
    def ticked(self) -> list[str]:
        """What was ticked."""
        return [key for key, value in self.cleaned_data.items() if value]


class RemarkForm(forms.Form):
    """指出一处：the paragraphs by their first words, so that it works without script."""

    prefix = "remark"

    place = forms.ChoiceField(label="哪一处", required=False)
    text = forms.CharField(label="要怎样改", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, places: Iterable[Place], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(place.key, f"{number}. {place.offered}") for number, place in enumerate(places, start=1)]
        self.fields["place"].choices = [(WHOLE, "全文"), *offered]
        self.fields["place"].error_messages["invalid_choice"] = "这一稿里没有这一处，请重新选择。"


class AnswerForm(forms.Form):
    """答复一处。"""

    answer = forms.CharField(
        label="怎样改的", max_length=500, help_text="没有改的，写明为什么。", widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, number: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"answer-{number}", **kwargs)


class PaperForm(forms.Form):
    """登记纸质签名。"""

    prefix = "paper"

    signer = forms.ChoiceField(label="签名的领导")
    scan = forms.FileField(
        label="签好的审签单",
        help_text="拍照或者扫描，照片或 PDF，签名要看得清。",
        validators=[FileExtensionValidator(["pdf", "jpg", "jpeg", "png"], message="请上传照片或者 PDF。")],
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, leaders: list[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaders = {str(person.pk): person for person in leaders}
        self.fields["signer"].choices = [(key, person.name) for key, person in self.leaders.items()]

    @property
    def told_signer(self) -> Person:
        """签名的领导。"""
        return self.leaders[self.cleaned_data["signer"]]


class AttestForm(forms.Form):
    """见证：which recorded signature was looked at."""

    prefix = "attest"

    paper = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.BooleanField(
        label="我看过纸上的签名，摘要和这一稿一致", error_messages={"required": "请核对纸上的签名以后勾选。"}
    )


class EmergencyForm(forms.Form):
    """应急发布。"""

    prefix = "emergency"

    reason = forms.CharField(
        label="为什么等不及",
        max_length=300,
        help_text="补审的人和督查都会看到。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ClearForm(TicksForm):
    """补审：the list of the stage that was left out, and what was found."""

    prefix = "clear"

    finding = forms.CharField(
        label="补审的意见",
        max_length=300,
        help_text="核对了什么，有没有要更正的。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, stage: Stage, *args: Any, **kwargs: Any) -> None:
        super().__init__(stage, *args, **kwargs)
        self.order_fields([*TICKS[stage], "finding"])

    @property
    def ticked(self) -> list[str]:
        """What was ticked."""
        return [key for key in super().ticked if key != "finding"]


class StagesForm(forms.Form):
    """设置环节：which stages, and the working days of each."""

    stages = forms.ChoiceField(label="经过哪些环节", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [("、".join(stage.label for stage in choice), written(choice)) for choice in CHOICES]
        self.fields["stages"].choices = [(value, label) for label, value in told]
        for stage in THREE_STAGES:
            self.fields[f"days_{stage.value}"] = forms.IntegerField(
                label=f"{stage.label}的工作日",
                initial=REVIEW_DAYS[stage],
                error_messages={"invalid": "请填 1 至 20 的整数。"},
            )

    @property
    def told_stages(self) -> tuple[Stage, ...]:
        """选的环节。"""
        return parsed(self.cleaned_data["stages"])

    @property
    def told_days(self) -> dict[str, int]:
        """各环节的工作日，of the chosen stages."""
        return {stage.value: self.cleaned_data[f"days_{stage.value}"] for stage in self.told_stages}
