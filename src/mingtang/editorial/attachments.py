"""公开件的附件：what goes public is the very file that the revision names, byte for byte."""

import hashlib
from collections.abc import Mapping
from typing import Any

from mingtang.editorial import queries
from mingtang.files import storage
from mingtang.files.models import Attachment


def reasons_against_attachments(body: Mapping[str, Any]) -> list[str]:
    """附件不能公开的理由：one that is missing, another than the one signed, or no longer as it was stored."""
    told = {str(row["key"]): row for row in _rows(body)}
    kept = {str(attachment.key): attachment for attachment in queries.attachments(told)}
    reasons = []
    for key, row in told.items():
        attachment = kept.get(key)
        if attachment is None or attachment.sha256 != row["sha256"] or not _is_intact(attachment):
            reasons.append(f"附件“{row['name']}”与送审时的内容不一致，不能公开，请退回，由拟稿人重新上传。")
    return reasons


def keys_of(body: Mapping[str, Any]) -> list[str]:
    """附件和图片：the keys of every file that goes public with the text."""
    return [str(row["key"]) for row in _rows(body)]


def _rows(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*body.get("attachments", ()), *body.get("pictures", ())]


def _is_intact(attachment: Attachment) -> bool:
    path = storage.path_of(attachment.stored)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == attachment.sha256
