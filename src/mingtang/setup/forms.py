"""设立的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit
from mingtang.workplan.forms import UnitField

_LONG = forms.Textarea(attrs={"rows": 5, "spellcheck": "false"})


class OrganForm(forms.Form):
    """设立一个机关。"""

    parent = UnitField(label="上级机关", queryset=None, empty_label="请选择上级机关")
    name = forms.CharField(label="全称", max_length=60, help_text="例如：某某镇人民政府。")
    short_name = forms.CharField(label="简称", max_length=30, help_text="例如：某某镇。科室的全称会以它开头。")
    code = forms.CharField(
        label="代码",
        max_length=39,
        help_text="以后不能改，就是它公开页面的地址。小写字母、数字和连字符，如名称的拼音。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, organs: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = organs


class UnitsForm(forms.Form):
    """一批单位，一行一个。"""

    offices = forms.CharField(
        label="内设机构",
        required=False,
        max_length=4000,
        widget=_LONG,
        help_text="一行一个，如：农业农村办公室。要自己定代码的，写在名称后面，如：财政所 caizheng。",
    )
    dispatched = forms.CharField(
        label="派驻机构", required=False, max_length=4000, widget=_LONG, help_text="一行一个，如：司法所。"
    )
    districts = forms.CharField(
        label="管理区", required=False, max_length=4000, widget=_LONG, help_text="一行一个，如：柳沟管理区。"
    )
    villages = forms.CharField(
        label="村",
        required=False,
        max_length=8000,
        widget=_LONG,
        help_text="一行一个管理区，冒号后面写村，用顿号隔开，如：柳沟管理区：柳沟村、石门村。不分管理区的，直接写村名。",
    )

    def texts(self) -> dict[UnitKind, str]:
        """What was typed, by kind of unit."""
        told = self.cleaned_data
        return {
            UnitKind.INTERNAL_OFFICE: told["offices"],
            UnitKind.DISPATCHED_OFFICE: told["dispatched"],
            UnitKind.MANAGEMENT_DISTRICT: told["districts"],
            UnitKind.VILLAGE_BODY: told["villages"],
        }
