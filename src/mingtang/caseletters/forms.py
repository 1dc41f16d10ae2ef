"""案件文书的表单：parsing only."""

from collections.abc import Mapping
from typing import Any

from django import forms

from mingtang.caseletters.actions.forms import Setting
from mingtang.caseletters.models import SIGNERS
from mingtang.law.case_letters import Asked, LetterKind
from mingtang.law.units import PostKind
from mingtang.ui.fields import NeededField
from mingtang.ui.widgets import DateInput

LONGEST_LABEL = 30
WITHHELD = "withheld_grounds"
"""不予公开的依据是选的，不是写的。"""


def asked_field(asked: Asked, *, is_needed: bool) -> NeededField:
    """要填写的一项。"""
    widget = forms.Textarea(attrs={"rows": 3}) if asked.lines else forms.TextInput()
    label = asked.question if len(asked.question) <= LONGEST_LABEL else asked.name
    told = asked.question if label != asked.question else ""
    return NeededField(label=label, help_text=told, widget=widget, required=is_needed, max_length=4000)


class AnswersForm(forms.Form):
    """一种文书要填写的各项。"""

    prefix = "ask"

    def __init__(self, *args: Any, kind: LetterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {f"a{place}": each for place, each in enumerate(kind.asks) if each.need != WITHHELD}
        self.fields |= {
            field: asked_field(each, is_needed=each.name not in kind.optional) for field, each in asked.items()
        }
        self._asked = asked

    @staticmethod
    def first(kind: LetterKind, values: Mapping[str, str]) -> dict[str, str]:
        """The first values, by the fields of the form."""
        return {f"a{place}": values.get(asked.name, "") for place, asked in enumerate(kind.asks)}

    def values(self) -> dict[str, str]:
        """What was typed, by its name."""
        told = self.cleaned_data
        return {each.name: _ended(told.get(field, ""), each) for field, each in self._asked.items()}


def _ended(text: str, asked: Asked) -> str:
    """What stands within a sentence of the form takes the full stop of the form."""
    text = text.replace("\r\n", "\n").strip()
    return text if asked.lines else text.rstrip("。；;")


class FinalForm(forms.Form):
    """定稿的文字、文号和日期。"""

    number = forms.CharField(label="文号", max_length=60, required=False, help_text="没有文号的不写。")
    on = forms.DateField(label="成文日期", widget=DateInput())
    text = forms.CharField(label="正文", widget=forms.Textarea(attrs={"rows": 16}), help_text="一行是一段，可以改。")


class ChangeForm(forms.Form):
    """范本的文字。"""

    text = forms.CharField(
        label="范本的文字",
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="一行是一段。两个花括号里的名称会换成内容；段首写“如有”的，有内容才留下这一段。",
    )


class RuleForm(forms.Form):
    """文书设置。"""

    reviewer = NeededField(label="行政复议机关", max_length=60, help_text="全称，例如县人民政府。写在救济途径里。")
    court = NeededField(label="人民法院", max_length=60, help_text="全称。写在救济途径里。")
    number_form = NeededField(
        label="答复文号的写法",
        max_length=60,
        help_text="要有年份和序号，例如 某政依复〔{{年份}}〕{{序号}}号。签发时按年连续编号。",
    )
    signer = forms.ChoiceField(
        label="由哪个岗位签发", choices=[(kind.value, kind.label) for kind in SIGNERS], widget=forms.RadioSelect
    )
    contact = forms.CharField(
        label="联系方式", max_length=80, required=False, help_text="写在文书末尾，例如联系人和电话。"
    )

    def setting(self) -> Setting:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        return Setting(**{**told, "signer": PostKind(told["signer"])})
