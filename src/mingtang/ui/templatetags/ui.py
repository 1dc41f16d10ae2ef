"""组件：其他房间在模板里写 `{% load ui %}` 后可用的标签与过滤器。"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString

from mingtang.ui import shapes
from mingtang.ui.undoing import way_back

register = template.Library()

MESSAGE_TONES = {"success": "good", "warning": "warn", "error": "bad"}


@register.simple_tag
def state(code: str, label: str = "", tone: str = "none") -> SafeString:
    """状态：一个词加一个形状。台账四种状态自带词与色调，其他状态给出 label 与 tone。"""
    look = shapes.STATES.get(code)
    if look is None:
        return shapes.labelled(label or code, tone, "state")
    return shapes.labelled(label or look.word, look.tone, "state")


@register.simple_tag
def chip(text: str, tone: str = "none") -> SafeString:
    """签：一个加框的短词，如 内部、待审核、主办。"""
    return shapes.labelled(text, tone, "chip")


@register.simple_tag
def days_left(words: str, tone: str = "none") -> SafeString:
    """余下天数：如“还有 6 个工作日，11月30日前”；逾期用 bad，临近用 warn。"""
    return shapes.labelled(words, tone, "days")


@register.simple_tag
def shape(tone: str) -> SafeString:
    """形状：单独的图形，旁边必须另有文字。"""
    return shapes.shape(tone)


@register.filter
def message_tone(level_tag: str) -> str:
    """提示的色调：把 Django 的提示级别换成我们的色调。"""
    return MESSAGE_TONES.get(level_tag, "info")


@register.inclusion_tag("ui/components/undo.html", takes_context=True)
def undo(context: Context, message: Message) -> dict[str, Any]:
    """撤销：the way back from what a message tells, where there is one."""
    return {"back": way_back(message), "csrf_token": context.get("csrf_token")}


@register.filter
def day(value: date | None) -> str:
    """日期：2026年11月30日；没有日期时为空。"""
    if value is None:
        return ""
    value = _local(value)
    return f"{value.year}年{value.month}月{value.day}日"


@register.filter
def month_day(value: date | None) -> str:
    """月日：11月30日；没有日期时为空。"""
    if value is None:
        return ""
    value = _local(value)
    return f"{value.month}月{value.day}日"


@register.filter
def moment(value: datetime | None) -> str:
    """时刻：2026年11月30日 14:05（北京时间）；没有时为空。"""
    if value is None:
        return ""
    return f"{day(value)} {_local(value):%H:%M}"


def _local(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.simple_tag
def field(bound_field: BoundField) -> SafeString:
    """栏：标签在上，说明与错误在旁，必填用文字写出。"""
    return bound_field.as_field_group()


@register.inclusion_tag("ui/components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """错误清单：放在表单最上面，每一条都通向出错的那一栏。"""
    fields = [(bound, error) for bound in form for error in bound.errors]
    general = list(form.non_field_errors())
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    fields = [(bound, error) for bound, error in fields if not bound.is_hidden]
    return {"fields": fields, "general": general + hidden, "count": len(fields) + len(general) + len(hidden)}


@register.inclusion_tag("ui/components/act.html", takes_context=True)
def act(
    context: Context,
    label: str,
    url: str = "",
    *,
    reasons: Iterable[str] = (),
    allow: str = "",
    tone: str = "plain",
    method: str = "post",
    name: str = "",
    value: str = "",
    hint: str = "",
) -> dict[str, Any]:
    """动作：能做时是按钮；不能做时按钮停用，旁边写明全部原因和怎样才能做。

    With `url` it is a form of its own (`method="post"`) or a link (`method="get"`); without, it submits the
    form around it.
    `tone` is main, plain or danger. A refused button keeps its focus, so that a keyboard reader reaches the reasons.
    """
    # Counted for the whole page: an included template sees only its own top of the render context.
    page = context.render_context.dicts[0]
    page["ui-act"] = number = page.get("ui-act", 0) + 1
    return {
        "label": label,
        "url": url,
        "reasons": list(reasons),
        "allow": allow,
        "tone": tone,
        "method": method,
        "name": name,
        "value": value,
        "hint": hint,
        "id": f"act-{number}",
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("ui/components/empty.html")
def empty(title: str, text: str = "", url: str = "", link: str = "") -> dict[str, Any]:
    """空：这里还没有内容时，说明会有什么、下一步做什么。"""
    return {"title": title, "text": text, "url": url, "link": link}


@register.inclusion_tag("ui/components/pages.html", takes_context=True)
def pages(context: Context, page_obj: Page, unit: str = "条") -> dict[str, Any]:
    """翻页：用文字说共多少、第几页；保留其他查询条件。"""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {"page": page_obj, "unit": unit, "query": query.urlencode()}


@register.inclusion_tag("ui/components/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """事实：一列“名称—内容”；内容为空的写“未填”。"""
    return {"pairs": list(pairs)}


@register.inclusion_tag("ui/components/line_of_events.html")
def line_of_events(events: Iterable[Mapping[str, Any] | Any]) -> dict[str, Any]:
    """经过：竖线上的一件件事。每件有 at、what，可有 who、detail、url、place（done、now、next）。"""
    return {"events": list(events)}


@register.inclusion_tag("ui/components/upload_notice.html")
def upload_notice() -> dict[str, Any]:
    """上传须知：涉密、工作秘密文件不得上传。"""
    return {}


@register.inclusion_tag("ui/components/progress.html")
def progress(done: int, total: int, label: str = "已完成") -> dict[str, Any]:
    """进度：一条线，线下写明完成几项、共几项。"""
    share = 0 if total == 0 else round(100 * done / total)
    return {"done": done, "total": total, "label": label, "share": share}
