"""信的文字：plain, short, and nothing in it but a sentence and where to go. Knows no rows but those it is given."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from mingtang.law.days import chinese_day
from mingtang.law.mail import CODE_LASTS
from mingtang.outbox.models import Mail, Notice, Preference
from mingtang.outbox.ports import DueDay
from mingtang.outbox.post import Letter

DEMO = "演示数据·非政府网站"
WHERE = "请登录政务公开工作台查看"
ENDING = "这封信由系统自动发出，请不要回复。不想再收到的，可以在工作台“我的通知”的设置里关掉。"
LISTED = 20


def code_of(preference: Preference) -> str:
    """验证码：six digits that follow from the address and the moment they were asked for; kept nowhere."""
    told = f"{code_key(preference)}\n{preference.address}"
    mac = salted_hmac("outbox.code", told, algorithm="sha256")
    return f"{int(mac.hexdigest(), 16) % 1_000_000:06}"


def code_key(preference: Preference) -> str:
    """What a code is queued under; another code, another key."""
    asked = preference.code_asked_at
    return f"code:{preference.person_id}:{asked.astimezone(UTC):%Y%m%d%H%M%S%f}" if asked else ""


def absolute(path: str) -> str:
    """完整地址；empty where the site's own address is not set."""
    return urljoin(settings.MINGTANG_SITE_URL, path) if settings.MINGTANG_SITE_URL else ""


def where(path: str) -> str:
    """到哪里去看。"""
    address = absolute(path)
    return f"{WHERE}：{address}" if address else f"{WHERE}。"


def digest_text(fresh: Sequence[Notice], unread: int, days: Iterable[DueDay], *, on_day: datetime) -> str:
    """摘要的正文：what is new, how much is unread, and what is due."""
    due = list(days)
    lines = [
        f"{chinese_day(timezone.localtime(on_day).date())}，您有 {unread} 条未读通知，{len(due)} 项任务临近或超过时限。"
    ]
    if fresh:
        lines += ["", "新的通知："]
        lines += [f"· {notice.title}" for notice in fresh[:LISTED]]
    if due:
        lines += ["", "时限："]
        lines += [f"· {chinese_day(day.due_on)}：{day.title}" for day in due[:LISTED]]
    left = max(len(fresh) - LISTED, 0) + max(len(due) - LISTED, 0)
    lines += [f"另有 {left} 条没有列出。"] if left else []
    return "\n".join([*lines, "", where("/desk/notices/")])


def letter_of(mail: Mail, preference: Preference, *, number: int) -> Letter:
    """信：the same Message-ID and text each time; which attempt it was stands in a header of its own."""
    message = EmailMessage()
    message["From"] = settings.MINGTANG_MAIL_FROM
    message["To"] = preference.address
    message["Subject"] = f"【演示】{mail.title}" if settings.DEMO else mail.title
    message["Date"] = format_datetime(mail.made_at)
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"
    message["X-Mingtang-Attempt"] = str(number)
    demo = [DEMO, ""] if settings.DEMO else []
    message.set_content("\n".join([*demo, _text(mail, preference), "", ENDING, ""]))
    return Letter(preference.address, message)


def _text(mail: Mail, preference: Preference) -> str:
    if mail.kind == Mail.CODE:
        minutes = int(CODE_LASTS.total_seconds() // 60)
        return f"您的验证码是 {code_of(preference)}，{minutes} 分钟内在设置页填写有效。\n不是您本人要的，不必理会。"
    if mail.kind == Mail.NOTICE and mail.notice is not None:
        return f"{mail.title}。\n\n{where(mail.notice.path)}"
    return mail.text
