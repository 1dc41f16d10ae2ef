"""控件：Django 自带的之外，我们要的那几种。"""

from typing import Any

from django import forms


class DateInput(forms.DateInput):
    """日期：浏览器自带的选日子控件；没有这种控件的手机上按 2026-11-30 填写。"""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
