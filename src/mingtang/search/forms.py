"""检索的表单：parsing only."""

import re

from django import forms

from mingtang.language.unseen import clean_text


class SayingForm(forms.Form):
    """一组说法。"""

    words = forms.CharField(
        label="同一件事的几种说法",
        max_length=300,
        help_text="用空格隔开，文件里的说法写在最前面，例如“大中型水库移民后期扶持 移民直补 水库移民补贴”。",
    )

    def clean_words(self) -> list[str]:
        return re.split(r"[\s、，；]+", clean_text(self.cleaned_data["words"]).strip("、，； "))
