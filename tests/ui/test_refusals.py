"""不能办的理由。"""

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.ui.refusals import typed_in


class StepForm(forms.Form):
    act = forms.ChoiceField(label="哪一步", choices=[("", "请选择"), ("heard", "听取意见")])
    other = forms.ChoiceField(label="另一步", choices=[("", "请选择"), ("heard", "听取意见")])
    note = forms.CharField(label="说明")
    empty = forms.CharField(label="没有写的")
    sure = forms.BooleanField(label="看过了")
    unsure = forms.BooleanField(label="没看过")
    paper = forms.FileField(label="材料")


def test_what_was_typed_is_given_back_in_words_but_for_files_and_what_was_left_empty():
    typed = {"act": "heard", "other": "", "note": " 开了座谈会 ", "empty": "  ", "sure": "on"}
    form = StepForm(typed, {"paper": SimpleUploadedFile("a.pdf", b"%PDF")})
    assert typed_in(form) == [("哪一步", "听取意见"), ("说明", "开了座谈会"), ("看过了", "是")]
