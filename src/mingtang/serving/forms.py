"""登记送达的表单：parsing only."""

from django import forms

from mingtang.law.service import ServiceWay
from mingtang.serving.actions import Served
from mingtang.ui.fields import NeededField
from mingtang.ui.widgets import DateInput


def _day(label: str, *, told: str = "") -> forms.DateField:
    return forms.DateField(label=label, required=False, help_text=told, widget=DateInput())


class TakeBackForm(forms.Form):
    """撤回签发。"""

    prefix = "back"

    reason = NeededField(
        label="为什么撤回", widget=forms.Textarea(attrs={"rows": 3}), help_text="只给办理这件申请的人看，能抹去。"
    )


class ServeForm(forms.Form):
    """登记送达。"""

    prefix = "serve"

    way = forms.ChoiceField(
        label="怎样送达",
        choices=[(way.value, f"{way.label}，以{way.counts}为准") for way in ServiceWay],
        widget=forms.RadioSelect,
    )
    signed = _day("签收之日", told="直接送达、委托送达的必填；邮寄的知道就填。")
    posted = _day("交邮之日", told="邮寄的必填。")
    sent = _day("发送成功之日", told="电子送达的必填。")
    carrier = forms.ChoiceField(
        label="邮寄的由谁寄",
        choices=[("post", "邮政企业"), ("other", "其他快递")],
        widget=forms.RadioSelect,
        required=False,
        initial="post",
    )
    collect = forms.BooleanField(label="由收件人付费", required=False)
    mark = forms.CharField(label="邮件号", max_length=40, required=False)
    received_by = forms.CharField(
        label="签收的说明", max_length=100, required=False, help_text="例如本人签收、门卫代收。不要写人名。"
    )
    proof = forms.FileField(label="凭证", required=False, help_text="送达回证、邮寄收据的照片或者扫描件。")

    def served(self) -> Served:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        days = {name: told[name] for name in ("signed", "posted", "sent")}
        post = {"by_postal_enterprise": told["carrier"] != "other", "freight_collect": told["collect"]}
        return Served(ServiceWay(told["way"]), **days, **post, mark=told["mark"], received_by=told["received_by"])
