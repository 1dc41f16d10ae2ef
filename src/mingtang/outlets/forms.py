"""发布渠道的表单：parsing only."""

from django import forms

from mingtang.law.outlets import Outlet

_MEANS = {
    Outlet.SITE: "本站：签发发布以后，公众马上在本站看到",
    Outlet.COUNTY: "县级政府门户网站：签发发布以后，把成品包录到县门户，登记网址、日期和截图，从登记的那天起算发布",
}


class OutletForm(forms.Form):
    """发布渠道。"""

    outlet = forms.ChoiceField(
        label="通常在哪里发布",
        choices=[(outlet.value, told) for outlet, told in _MEANS.items()],
        widget=forms.RadioSelect,
    )
    portal = forms.CharField(
        label="门户网站名称", max_length=60, required=False, help_text="在县门户发布的才填，例如“某某县人民政府网”。"
    )
    host = forms.CharField(
        label="门户网站域名",
        max_length=100,
        required=False,
        help_text="在县门户发布的才填，例如 www.example.gov.cn。登记网址时用它核对，不是这个网站的网址不收。",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_outlet(self) -> Outlet:
        return Outlet(self.cleaned_data["outlet"])
