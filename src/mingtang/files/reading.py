"""只读不存的上传：looked into like every upload; nothing of the file is kept."""

import tempfile
from pathlib import Path

from django.conf import settings

from mingtang.contents import checks
from mingtang.contents.checks import Finding
from mingtang.law.rules import refuse_if_any


def look_into(data: bytes, name: str) -> Finding:
    """看一看：its kind, marks of secrecy, and why it may not be read.

    Errors: ``RuleBroken`` when it is too large; the rest stands in what is found.
    """
    limit = settings.FILES_MAX_BYTES
    refuse_if_any([f"文件超过 {limit // 1024 // 1024} MB，请压缩图片以后再读入。"] if len(data) > limit else [])
    with tempfile.NamedTemporaryFile(prefix="mingtang-", dir=settings.FILE_UPLOAD_TEMP_DIR) as kept:
        kept.write(data)
        kept.flush()
        return checks.look_into(Path(kept.name), name)
