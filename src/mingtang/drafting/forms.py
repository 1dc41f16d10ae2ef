"""写稿的表单：parsing only; what the rules say comes from the actions. All may stay empty until it is handed in."""

from typing import Any

from django import forms

from mingtang.contents.kinds import ACCEPT
from mingtang.drafting.models import Manuscript
from mingtang.language.richtext import cleaned, from_lines, lines_of
from mingtang.law.metadata import (
    LONGEST_BASIS,
    LONGEST_ISSUER,
    LONGEST_NUMBER,
    LONGEST_TITLE,
    MOST_SUBJECTS,
    TYPED,
    Facts,
    document_types,
    facts_of,
    subject_classes,
)
from mingtang.law.outlets import IN_SHORT
from mingtang.law.written import Written
from mingtang.organs.models import Unit
from mingtang.ui.widgets import DateInput

SIZES = (("minor", "文字小改：不改变意思"), ("major", "内容变动：事项、标准、时限等有变化"))


class WritingForm(forms.Form):
    """写稿。"""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="标题", required=False, max_length=LONGEST_TITLE)
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    lines = forms.CharField(
        label="正文",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="一行一段。表格、图片和列表写成〔表格1〕这样的一行，保存时原样放回去；删掉这一行就是删掉它。",
    )
    type = forms.ChoiceField(label="文件种类", required=False)
    issuer = forms.CharField(label="发布机构", required=False, max_length=LONGEST_ISSUER)
    number = forms.CharField(
        label="发文字号", required=False, max_length=LONGEST_NUMBER, help_text="没有的写“无文号”。"
    )
    made_on = forms.DateField(label="成文日期", required=False, widget=DateInput())
    in_force_on = forms.DateField(label="施行日期", required=False, widget=DateInput())
    shown_until_on = forms.DateField(
        label="展示到", required=False, widget=DateInput(), help_text="过了这一天不再列出。不填，一直列出。"
    )
    subjects = forms.MultipleChoiceField(
        label="主题分类", required=False, widget=forms.CheckboxSelectMultiple, help_text=f"最多选 {MOST_SUBJECTS} 个。"
    )
    validity = forms.ChoiceField(label="有效性", required=False)
    basis = forms.CharField(
        label="依据", required=False, max_length=LONGEST_BASIS, widget=forms.Textarea(attrs={"rows": 2})
    )
    places = forms.MultipleChoiceField(
        label="放在哪里",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="公众从这些栏目和目录事项里找到它。",
    )
    outlet = forms.ChoiceField(label="发布到", required=False, choices=list(IN_SHORT.items()), widget=forms.RadioSelect)
    review_on = forms.DateField(
        label="复核日期", required=False, widget=DateInput(), help_text="到这一天提醒核对内容还对不对。可不填。"
    )
    size = forms.ChoiceField(label="这一版改得多不多", required=False, choices=SIZES, widget=forms.RadioSelect)
    note = forms.CharField(
        label="改了什么", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="公众会看到。例如：补贴标准由每亩120元改为150元。",
    )  # fmt: skip

    def __init__(
        self, *args: Any, manuscript: Manuscript, places: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, initial=_typed(manuscript), **kwargs)
        self.manuscript = manuscript
        self.fields["type"].choices = [("", "请选择"), *((it.code, it.name) for it in document_types().values())]
        self.fields["subjects"].choices = list(subject_classes().items())
        self.fields["validity"].choices = [(it.value, it.label) for it in sorted(TYPED, key=lambda it: it != "")]
        self.fields["places"].choices = places
        if not manuscript.is_correction:
            del self.fields["size"], self.fields["note"]

    @property
    def html_typed(self) -> str:
        """正文：as it was typed, whatever else was refused; what is stored, if nothing was sent."""
        if "html" in self.data:
            return cleaned(self.data["html"])
        lines = self.data.get("lines")
        return self.manuscript.html if lines is None else from_lines(lines, self.manuscript.html)

    def handed_back(self, **told: Any) -> "WritingForm":
        """退回来的表单：with everything that was typed, in the editor and in the lines."""
        self.data = self.data.copy()
        self.data.update({"lines": self.data.get("lines") or lines_of(self.html_typed), **told})
        return self

    def written(self) -> Written:
        """What was typed: the editor's text, or lines where no script runs."""
        told = self.cleaned_data
        names = ("title", "issuer", "number", "type", "made_on", "in_force_on", "shown_until_on", "validity", "basis")
        html = told["html"] if "html" in self.data else from_lines(told["lines"], self.manuscript.html)
        return Written(
            facts=Facts(**{name: told[name] for name in names}, subjects=tuple(told["subjects"])),
            html=html,
            places=tuple((item, column) for item, _, column in (place.partition("|") for place in told["places"])),
            size=told.get("size", ""),
            note=told.get("note", ""),
            outlet=told["outlet"] or "site",
            review_on=told["review_on"],
            alts={name[4:]: self.data[name] for name in self.data if name.startswith("alt-")},
        )


def _typed(manuscript: Manuscript) -> dict[str, Any]:
    facts = facts_of(manuscript.told)
    return {
        "version": manuscript.version,
        "lines": lines_of(manuscript.html),
        "places": [f"{row['item']}|{row['column']}" for row in manuscript.places],
        "outlet": manuscript.outlet,
        "review_on": manuscript.review_on,
        "size": manuscript.change.get("size", ""),
        "note": manuscript.change.get("note", ""),
        **{name: getattr(facts, name) for name in facts.__dataclass_fields__},
    }


class PictureForm(forms.Form):
    """上传图片。"""

    prefix = "picture"

    file = forms.FileField(
        label="图片", required=False, widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp"})
    )
    alt = forms.CharField(
        label="图片里是什么", required=False, max_length=200, help_text="看不见图片的人靠它了解内容。"
    )


class AttachmentForm(forms.Form):
    """上传附件。"""

    prefix = "attachment"

    file = forms.FileField(label="附件", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT}))


class WordForm(forms.Form):
    """读入 Word 文档。"""

    prefix = "word"

    file = forms.FileField(
        label="Word 文档",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text="读入以后替换现在的正文。表格、编号、图片和脚注都带进来，文件本身不保存。",
    )


class UnitForm(forms.Form):
    """写新稿。"""

    unit = forms.ChoiceField(label="为哪个单位写")

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {unit.code: unit for unit in units}
        self.fields["unit"].choices = [(unit.code, unit.name) for unit in units]
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = units[0].code
