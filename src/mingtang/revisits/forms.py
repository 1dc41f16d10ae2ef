"""复查的表单：parsing only."""

from django import forms

from mingtang.ui.widgets import DateInput


class RevisitForm(forms.Form):
    """复查过了。"""

    prefix = "revisit"

    next_on = forms.DateField(label="下次复查日期", widget=DateInput())
