"""图片的几种大小：what a page says so that the browser fetches no more than it shows."""

from dataclasses import dataclass

from django.urls import reverse

from mingtang.contents.photographs import MEDIUM_SIDE, SMALL_SIDE, width_within
from mingtang.files.models import Attachment


@dataclass(frozen=True)
class Sources:
    """图片的地址：``srcset`` names every size with its width; ``width`` and ``height`` are those of the whole one."""

    src: str
    srcset: str
    width: int
    height: int


def sources(attachment: Attachment, *, public: bool) -> Sources | None:
    """一张图片的各种大小，on the desk or in public; none for what is no picture."""
    if attachment.width is None or attachment.height is None:
        return None
    room = "files_public" if public else "files"
    whole = reverse(f"{room}:file", args=[attachment.key, attachment.name] if public else [attachment.key])
    sizes = [("small", SMALL_SIDE, attachment.small), ("medium", MEDIUM_SIDE, attachment.medium)]
    offered = [
        (reverse(f"{room}:{name}", args=[attachment.key]), width_within(attachment.width, attachment.height, side))
        for name, side, stored in sizes
        if stored
    ]
    offered = [(address, width) for address, width in offered if width < attachment.width]
    srcset = ", ".join(f"{address} {width}w" for address, width in [*offered, (whole, attachment.width)])
    return Sources(offered[-1][0] if offered else whole, srcset, attachment.width, attachment.height)
