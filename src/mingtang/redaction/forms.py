"""遮盖副本的表单：parsing only."""

from collections.abc import Iterable

from django import forms

from mingtang.language.personal import Kind

MOST_WORDS, LONGEST = 100, 100


class MaskForm(forms.Form):
    """遮盖什么。"""

    prefix = "mask"

    kinds = forms.MultipleChoiceField(
        label="遮盖这些个人信息",
        required=False,
        choices=[(kind.value, kind.label) for kind in Kind],
        widget=forms.CheckboxSelectMultiple,
        help_text="查到的已经勾上。",
        error_messages={"invalid_choice": "请从列出的种类里勾选。"},
    )
    words = forms.CharField(
        label="还要遮盖的词",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text=f"一行一个，例如姓名、住址；每个 2 到 {LONGEST} 个字，最多 {MOST_WORDS} 个。只用来遮盖，不保存。",
    )

    @classmethod
    def ticked(cls, kinds: Iterable[Kind]) -> "MaskForm":
        """Not yet sent, with the kinds ticked that were found."""
        return cls(initial={"kinds": [kind.value for kind in kinds]})

    def clean_words(self) -> list[str]:
        """一行一个。"""
        words = [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(f"一次最多遮盖 {MOST_WORDS} 个词，请分成几次，在副本上再生成副本。")
        if any(len(word) > LONGEST for word in words):
            raise forms.ValidationError(f"每个词最多 {LONGEST} 个字，请把太长的分成几行。")
        return words

    def clean_kinds(self) -> list[Kind]:
        """勾上的种类。"""
        return [Kind(kind) for kind in self.cleaned_data["kinds"]]
