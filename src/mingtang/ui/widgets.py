"""控件：Django 自带的之外，我们要的那几种。"""

from typing import Any

from django import forms


class DateInput(forms.DateInput):
    """日期：浏览器自带的选日子控件；没有这种控件的手机上按 2026-11-30 填写。"""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


MOMENT = "%Y-%m-%dT%H:%M"
MOMENTS = [MOMENT, "%Y-%m-%d %H:%M"]
"""某时某分怎样写：as browsers send it, and as people type it where a browser has no such control."""


class MomentInput(forms.DateTimeInput):
    """某时某分：浏览器自带的选日子和钟点的控件。"""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)
