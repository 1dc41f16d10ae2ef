"""经过：what the public may know of a task, as one line of events, and what is newest in a plan."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingtang.progress.reading import Item, Piece, Reading, Remark

NOTE = "进展记录"
_STATE_WORDS = {
    "not_started": "还没有公布表明已经开始的佐证。佐证就是能证明这件事做了的文件、数据、照片或者活动记录。",
    "in_progress": "已有佐证表明正在办理，还没有办完。佐证要由提交人以外的人认定才算数。",
    "stale": "以前有过佐证，但已有较长时间没有新的佐证，责任单位需要更新进展。",
    "done": "有佐证证明已经办完，并由提交人以外的人认定。",
}


@dataclass(frozen=True)
class Event:
    """一件事：on what day, of what kind, and what can be opened."""

    on: date
    kind: str
    what: str
    detail: str = ""
    url: str = ""
    host: str = ""
    file_url: str = ""
    file_name: str = ""
    picture: str = ""
    completing: bool = False

    @property
    def is_note(self) -> bool:
        """是否进展记录。"""
        return self.kind == NOTE


def explained(state: str) -> str:
    """状态是什么意思，for someone who has never seen a ledger."""
    return _STATE_WORDS[state]


def events_of(item: Item) -> list[Event]:
    """一条任务的经过，in the order in which it happened."""
    return sorted((_event(told) for told in (*item.evidence, *item.notes)), key=lambda event: event.on)


def newest(reading: Reading, *, most: int) -> list[tuple[Item, Event]]:
    """最新公布的佐证和进展记录，with the task that each belongs to; the newest first."""
    told = [(item, piece) for item in reading.tasks for piece in (*item.evidence, *item.notes)]
    told.sort(key=lambda pair: pair[1].on, reverse=True)
    return [(item, _event(piece)) for item, piece in told[:most]]


def _event(told: Piece | Remark) -> Event:
    if isinstance(told, Remark):
        return Event(told.on, NOTE, told.text)
    file_url = reverse("files_public:file", args=[told.file, told.file_name]) if told.file else ""
    picture = reverse("files_public:small", args=[told.file]) if told.file and told.is_photograph else ""
    return Event(
        on=told.on,
        kind=told.label,
        what=f"{told.title}：{told.value} {told.unit_of_value}".strip() if told.value else told.title,
        detail=told.detail,
        url=told.link,
        host=told.host,
        file_url=file_url,
        file_name=told.file_name,
        picture=picture,
        completing=told.completing,
    )
