"""写出来的文件：what was applied for and how the case went, as plain text that can be read in fifty years."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from mingtang.applications.models import Application, Event, EventText, Particulars
from mingtang.casefiles.queries.reviewing import Turn
from mingtang.casework.models import Party
from mingtang.law.days import chinese_day
from mingtang.law.foi import ApplicationState
from mingtang.law.outcomes import outcome

_FIELDS = (
    ("姓名或者名称", "name"),
    ("统一社会信用代码", "unit_code"),
    ("法定代表人", "legal_person"),
    ("代理人或者联系人", "agent"),
    ("联系电话", "phone"),
    ("电子邮箱", "email"),
    ("通信地址", "address"),
    ("邮政编码", "postcode"),
    ("所需信息", "wanted"),
    ("补正后的所需信息", "corrected"),
    ("文号或者便于查询的特征", "hint"),
    ("要什么协助", "help_wanted"),
    ("核对身份证明的经过", "identity_seen"),
)


def sheet(application: Application, told: Particulars) -> str:
    """申请表：what the applicant wrote."""
    pairs = [(label, getattr(told, name)) for label, name in _FIELDS]
    pairs += [("要什么形式", told.get_form_display()), ("怎样给", told.get_way_display())]
    pairs.append(("身份证明", "图片加密存放，不入案卷" if told.identity_id else ""))
    return _page(f"{application.unit.name}政府信息公开申请 {application.number}", _lines(pairs))


def log(application: Application, events: Sequence[Event], turns: Sequence[Turn] = ()) -> str:
    """办理经过：the facts of the case, every act, and how the reply was written and looked at; not who applied."""
    pairs = [
        ("事项", application.title),
        ("提出方式", application.get_channel_display()),
        ("申请人类别", application.get_kind_display()),
        ("提交日期", chinese_day(application.submitted_on)),
        ("收到申请之日", chinese_day(application.received_on) if application.received_on else "没有确认"),
        ("办理结果", outcome(application.outcome).said if application.outcome else ""),
        ("办结日期", chinese_day(application.ended_on) if application.ended_on else ""),
    ]
    body = [*_lines(pairs), "", "经过："]
    for number, event in enumerate(events, start=1):
        written = _moment(event.at)
        who = event.signed or "申请人"
        state = ApplicationState(event.state).label
        body.append(f"{number}. {chinese_day(event.on)}　{event.label}　{who}　此后{state}（{written} 记）")
        body += _served(event)
    if turns:
        body += ["", "答复的拟写、审核和签发："]
        for number, turn in enumerate(turns, start=1):
            body.append(f"{number}. {_moment(turn.at)}　{turn.what}　{turn.who}")
    return _page(f"{application.unit.name}政府信息公开申请 {application.number} 办理经过", body)


def words(application: Application, texts: Sequence[EventText], parties: Sequence[Party]) -> str:
    """办理中写下的文字：with each act, and who was asked what; may name people. Empty without any."""
    lines = [f"{chinese_day(one.event.on)}　{one.event.label}：{one.text}" for one in texts]
    for one in parties:
        asked = "，".join(filter(None, (one.name, one.address, one.question)))
        lines.append(f"{chinese_day(one.event.on)}　{one.event.label}的对方：{asked}")
    heading = f"{application.unit.name}政府信息公开申请 {application.number} 办理中写下的文字"
    return _page(heading, lines) if lines else ""


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def _served(event: Event) -> list[str]:
    """How its paper went out and when it arrived; who signed for it is not told."""
    service = getattr(event, "service", None)
    if service is None:
        return []
    arrived = f"，{chinese_day(service.received_on)}收到" if service.received_on else ""
    return [f"　　{service.get_way_display()}，{chinese_day(service.sent_on)}发出{arrived}"]


def _lines(pairs: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{label}：{told}" for label, told in pairs if told]


def _page(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([heading, "", *lines, ""])
