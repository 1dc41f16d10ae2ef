"""证件的照片和扫描件：looked into in memory alone, so that nothing of them comes to lie on a disk."""

import io

from mingtang.contents import checks, portable
from mingtang.contents.checks import Finding
from mingtang.contents.content import kind_by_start
from mingtang.contents.kinds import Kind
from mingtang.contents.photographs import Unfit, redrawn

TAKEN = frozenset({Kind.JPG, Kind.PNG, Kind.PDF})
NOT_TAKEN = "这里只收 JPG、PNG 照片和 PDF 扫描件；苹果手机的 HEIC 照片请先转成 JPG 再上传。"


def look_into(data: bytes, name: str, *, most: int) -> Finding:
    """检查一件扫描件：what it is by its content, and every reason against it; one over the limit is not looked into."""
    found = Finding(classified=checks.is_marked(name))
    if len(data) > most:
        found.reasons.append(f"文件超过 {most // 1024 // 1024} MB，请用普通清晰度重拍或者缩小后再上传。")
    elif not data:
        found.reasons.append("这个文件是空的，没有内容，请核对后重新选择。")
    else:
        _look_inside(data, found)
    if found.classified:
        found.reasons.insert(0, checks.CLASSIFIED)
    return found


def _look_inside(data: bytes, found: Finding) -> None:
    found.kind = kind_by_start(data)
    if found.kind not in TAKEN:
        found.reasons.append(NOT_TAKEN)
    elif found.kind is Kind.PDF:
        reasons, texts = portable.look_into_data(data)
        found.reasons += reasons
        found.classified = found.classified or checks.bear_marks(texts)
    else:
        try:
            found.picture = redrawn(io.BytesIO(data), found.kind)
        except Unfit as unfit:
            found.reasons.append(str(unfit))


def cleaned(data: bytes, found: Finding) -> bytes:
    """去掉多余的：a picture drawn anew, a PDF without its properties. Only for what nothing was found against."""
    return found.picture.data if found.picture is not None else portable.without_properties(data)
