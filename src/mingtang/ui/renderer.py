"""表单外观：Django 的表单用我们的模板画出，`{{ form }}` 与 `{% field %}` 同一个样子。"""

from django.forms.renderers import DjangoTemplates


class FormRenderer(DjangoTemplates):
    """表单外观：设置 FORM_RENDERER = "mingtang.ui.renderer.FormRenderer"。"""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
