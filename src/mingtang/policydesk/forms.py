"""公文的表单：parsing only."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django import forms

from mingtang.law import policies as law
from mingtang.law.drafting_sheets import SECRECY, Proposal, grounds
from mingtang.law.openness import OPENNESS_LABELS, Openness
from mingtang.law.policies import ACT_LABELS, LONGEST_WORDS, NEED_LABELS, Act
from mingtang.law.policy_lengths import LENGTH_LABELS, MOST, Lengths
from mingtang.law.validity import TIE_LABELS
from mingtang.policies.actions.opening import Typed
from mingtang.ui.widgets import DateInput

_DECIDED = [(one.value, words) for one, words in OPENNESS_LABELS.items() if one is not Openness.UNDECIDED]
_PLEASE = ("", "请选择")


def _words(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=LONGEST_WORDS, widget=area, help_text=help_text)


class FactsForm(forms.Form):
    """公文的要素。"""

    title = forms.CharField(label="标题", max_length=law.LONGEST_TITLE)
    kind = forms.ChoiceField(label="公文种类")
    touches_market = forms.BooleanField(
        label="涉及市场主体",
        required=False,
        help_text="企业、个体工商户、合作社的权利义务；要征求意见、做公平竞争审查。",
    )
    is_trial = forms.BooleanField(label="试行、暂行", required=False)
    in_force_on = forms.DateField(label="施行日期", required=False, widget=DateInput())
    until_on = forms.DateField(
        label="有效期到", required=False, widget=DateInput(), help_text="规范性文件必须写明；这一天还有效。"
    )
    number = forms.CharField(
        label="发文字号", max_length=law.LONGEST_NUMBER, required=False, help_text="签发时才编的，可以先空着。"
    )
    joint_with = forms.CharField(
        label="联合发文的其他机关",
        max_length=200,
        required=False,
        help_text="本机关牵头的才在这里起草；几个机关用顿号分开。",
    )
    forwarded_title = forms.CharField(label="转发的是哪份文件", max_length=law.LONGEST_TITLE, required=False)
    forwarded_openness = forms.ChoiceField(label="它的公开属性", choices=[("", "不是转发"), *_DECIDED], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.code, f"{kind.name}：{kind.means}") for kind in law.kinds().values()]
        self.fields["kind"].choices = [_PLEASE, *kinds]

    def typed(self) -> Typed:
        """要素。"""
        return Typed(**{name: self.cleaned_data[name] for name in Typed.__dataclass_fields__})


class ProposalForm(forms.Form):
    """公开属性的意见，with the secrecy look item by item."""

    prefix = "openness"

    openness = forms.ChoiceField(label="公开属性", choices=[_PLEASE, *_DECIDED])
    ground = forms.ChoiceField(label="不予公开的依据", required=False)
    reason = _words("理由", required=False, help_text="依申请公开、不予公开的必须写明。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [("", "不是不予公开"), *grounds().items()]
        looked = [("no", "不涉及"), ("yes", "涉及")]
        for key, name in SECRECY.items():
            field = forms.ChoiceField(label=f"是否涉及{name}", choices=looked, widget=forms.RadioSelect)
            self.fields[f"secrecy_{key}"] = field

    def proposal(self) -> Proposal:
        """意见；an item that nobody ticked is missing in it."""
        told = self.cleaned_data
        looked = {key: told[f"secrecy_{key}"] for key in SECRECY}
        secrecy = {key: answer == "yes" for key, answer in looked.items() if answer}
        return Proposal(Openness(told["openness"]), told["ground"], told["reason"], secrecy)

    @staticmethod
    def first(proposal: Proposal) -> dict[str, Any]:
        """What stood there before."""
        looked = {f"secrecy_{key}": "yes" if touched else "no" for key, touched in proposal.secrecy.items()}
        is_open = proposal.openness is not Openness.UNDECIDED
        told = {"openness": proposal.openness.value if is_open else "", "ground": proposal.ground}
        return {**told, "reason": proposal.reason, **looked}


class AnewForm(ProposalForm):
    """重新认定公开属性。"""

    prefix = "anew"

    made_on = forms.DateField(
        label="成文日期", required=False, widget=DateInput(), help_text="签发时写错的，在这里改正。"
    )
    number = forms.CharField(
        label="发文字号", max_length=law.LONGEST_NUMBER, required=False, help_text="签发时写错的，在这里改正。"
    )
    why = _words("为什么改变")


class ReasonForm(forms.Form):
    """退回的理由。"""

    prefix = "back"

    reason = _words("为什么退回，要改什么")


class SignForm(forms.Form):
    """签发。"""

    prefix = "sign"

    openness = forms.ChoiceField(label="公开属性", choices=_DECIDED)
    made_on = forms.DateField(
        label="成文日期", widget=DateInput(), help_text="主动公开的，从这一天起二十个工作日以内公开。"
    )
    number = forms.CharField(label="发文字号", max_length=law.LONGEST_NUMBER, required=False)
    ground = forms.ChoiceField(label="不予公开的依据", required=False, help_text="和拟稿人提的不同才填。")
    reason = _words("理由", required=False, help_text="和拟稿人提的不同才填。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [("", "照拟稿人提的"), *grounds().items()]


class StepForm(forms.Form):
    """登记一步。"""

    prefix = "step"

    act = forms.ChoiceField(label="哪一步", choices=[_PLEASE, *((a.value, w) for a, w in ACT_LABELS.items())])
    on = forms.DateField(label="哪一天", widget=DateInput())
    what = forms.ChoiceField(label="不办的是哪一步、哪个机关的意见", required=False)
    note = _words("说明", required=False, help_text="会议名称、审核意见、紧急的原因等；公众看不到。")
    paper = forms.FileField(label="材料", required=False)

    def __init__(self, *args: Any, joint: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [*NEED_LABELS.items(), *((name, name) for name in joint)]
        self.fields["what"].choices = [("", "不是这两样"), *chosen]

    def told(self) -> dict[str, Any]:
        """一步，the paper aside."""
        told = self.cleaned_data
        return {"act": Act(told["act"]), "on": told["on"], "what": told["what"], "note": told["note"]}


class TieForm(forms.Form):
    """登记要做的关系。"""

    prefix = "tie"

    tie = forms.ChoiceField(
        label="这份公文对另一份", choices=[_PLEASE, *((t.value, words[0]) for t, words in TIE_LABELS.items())]
    )
    other = forms.ChoiceField(label="本站的文件", required=False)
    title = forms.CharField(label="不在本站的，写标题", max_length=law.LONGEST_TITLE, required=False)
    number = forms.CharField(label="文号", max_length=law.LONGEST_NUMBER, required=False)

    def __init__(self, *args: Any, documents: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", "不是本站的"), *documents]


class ReviewForm(forms.Form):
    """登记不公开的复查。"""

    prefix = "review"

    keeps = forms.ChoiceField(label="复查结论", choices=[_PLEASE, ("yes", "仍不公开"), ("no", "可以公开，请重新认定")])
    note = _words("情况和理由")


class HistoricForm(forms.Form):
    """登记为历史文件。"""

    prefix = "historic"

    reason = _words("为什么没有公文单，文件是怎样来的")


class RuleForm(forms.Form):
    """公文设置。"""

    prefix = "rule"

    starts_on = forms.DateField(
        label="从哪天起的公文要有公文单", required=False, widget=DateInput(),
        help_text="这一天以前成文的，可以登记为历史文件。空着的，从起草第一份公文那天算。",
    )  # fmt: skip
    withheld_note = forms.CharField(label="不予公开的附注", max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LENGTH_LABELS.items():
            self.fields[name] = forms.IntegerField(label=label, min_value=1, max_value=MOST[name])

    def lengths(self) -> Lengths:
        """长短。"""
        return Lengths(**{field.name: self.cleaned_data[field.name] for field in fields(Lengths)})
