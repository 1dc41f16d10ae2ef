"""表单：a day that is filled in beforehand is written as browsers read it."""

from django import forms
from django.urls import get_resolver


def kinds_of_forms(kind=forms.Form):
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of_forms(each)


def test_every_day_that_is_asked_for_is_shown_in_the_picker_of_the_browser():
    assert get_resolver().url_patterns
    asked = [
        (each.__qualname__, name, field.widget)
        for each in kinds_of_forms()
        if each.__module__.startswith("mingtang.")
        for name, field in each.base_fields.items()
        if isinstance(field, forms.DateField)
    ]
    wrong = [
        (form, name)
        for form, name, widget in asked
        if getattr(widget, "format", None) != "%Y-%m-%d" or widget.attrs.get("type", widget.input_type) != "date"
    ]
    assert [len(asked) > 30, wrong] == [True, []]
