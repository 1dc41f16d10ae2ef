"""解读的内容块：what each kind of block consists of, and what it may not be without.

A block is a mapping of texts, with ``rows`` where its kind has rows. Charts come from a table as it was pasted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from .explainer_media import MEDIA_CHOICES, Media, reasons_against_media
from .interpretation import Form

MOST_ROWS, MOST_SERIES, MOST_POINTS = 40, 4, 30


class BlockKind(StrEnum):
    """内容块的种类。"""

    ANSWERS = "answers"
    FIGURES = "figures"
    CHART = "chart"
    FLOW = "flow"
    GETS = "gets"
    LEADER = "leader"
    MEDIA = "media"
    PICTURE = "picture"
    TEXT = "text"

    @property
    def label(self) -> str:
        """中文名称。"""
        return SHAPES[self].label


@dataclass(frozen=True, slots=True)
class Field:
    """一栏。``choices`` are value and label."""

    name: str
    label: str
    needed: bool = True
    most: int = 200
    long: bool = False
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """一种内容块的样子：its fields, and those of each of its rows; whether pictures or recordings go with it."""

    label: str
    means: str
    fields: tuple[Field, ...]
    rows: tuple[Field, ...] = ()
    files: bool = False
    records: bool = False


_HEADING = Field("heading", "小标题", needed=False, most=60)
SHAPES: Mapping[BlockKind, Shape] = {
    BlockKind.ANSWERS: Shape(
        "问答", "群众会问的，一问一答。", (_HEADING,),
        (Field("question", "问", most=120), Field("answer", "答", most=1000, long=True)),
    ),
    BlockKind.FIGURES: Shape(
        "关键数字", "最要紧的几个数，各说明什么。", (_HEADING,),
        (
            Field("value", "数字", most=20, hint="例如 30、1.2、70%。"),
            Field("unit", "单位", needed=False, most=12),
            Field("says", "说明什么", most=60),
        ),
    ),
    BlockKind.CHART: Shape(
        "图表", "把一张表画成图。",
        (
            Field("heading", "图说明了什么", most=80, hint="一句话的结论，例如“补助比上年每亩多 15 元”。"),
            Field("shape", "画成", choices=(("bars", "条形图：比大小"), ("line", "折线图：看变化"))),
            Field("unit", "单位", needed=False, most=12),
            Field("table", "表", most=6000, long=True, hint="从 Excel 复制：第一行表头，第一列名称，其余数字。"),
        ),
    ),
    BlockKind.FLOW: Shape(
        "流程", "一步一步怎样办。", (_HEADING,),
        (Field("step", "哪一步", most=20), Field("detail", "做什么", needed=False, most=80)),
    ),
    BlockKind.GETS: Shape(
        "谁能得到什么", "每类人得到什么，怎样申请，到什么时候。", (_HEADING,),
        (
            Field("who", "谁", most=60),
            Field("what", "得到什么", most=80),
            Field("much", "多少", needed=False, most=60),
            Field("how", "怎样申请", most=120),
            Field("until", "到什么时候", needed=False, most=40),
        ),
    ),
    BlockKind.LEADER: Shape(
        "领导解读", "起草单位负责人讲政策。",
        (
            _HEADING,
            Field("name", "姓名", most=20),
            Field("post", "职务", most=40),
            Field("text", "讲了什么", most=4000, long=True),
            Field("alt", "照片里是什么", needed=False, most=200, hint="放照片的要写，看不见照片的人靠它了解。"),
        ),
        files=True,
    ),
    BlockKind.MEDIA: Shape(
        "音频、视频、动漫", "上传录音录像；已经放在本机关的视频号等处的，写它的地址。两样选一样。",
        (
            Field("heading", "名称", most=60),
            Field("medium", "是什么", choices=MEDIA_CHOICES),
            Field("url", "在外面的地址", needed=False, most=300, hint="以 https:// 开头；写了就不用上传的文件。"),
            Field("length", "长度", needed=False, most=20, hint="例如“2 分 10 秒”；上传的文件里读得出的，不用填。"),
            Field("text", "文字稿", most=8000, long=True, hint="里面说的全部写出来，听不见的人靠它了解。"),
        ),
        records=True,
    ),
    BlockKind.PICTURE: Shape(
        "图片", "做好的图解、照片。",
        (
            _HEADING,
            Field("alt", "图片里是什么", most=200, hint="一句话。"),
            Field("text", "图片的全部内容", most=4000, long=True, hint="图上的字和数都写出来，看不见的人靠它了解。"),
        ),
        files=True,
    ),
    BlockKind.TEXT: Shape("文字", "背景、目的、新旧差别等。", (_HEADING, Field("text", "内容", most=6000, long=True))),
}  # fmt: skip

_FORMS: Mapping[BlockKind, Form] = {
    BlockKind.ANSWERS: Form.ANSWERS,
    BlockKind.FIGURES: Form.DRAWN,
    BlockKind.CHART: Form.DRAWN,
    BlockKind.FLOW: Form.DRAWN,
    BlockKind.GETS: Form.DRAWN,
    BlockKind.LEADER: Form.LEADER,
    BlockKind.PICTURE: Form.DRAWN,
    BlockKind.TEXT: Form.TEXT,
}


def form_of(kind: BlockKind, told: Mapping[str, Any]) -> Form:
    """这一块是哪种解读形式。"""
    return Form(told["medium"]) if kind is BlockKind.MEDIA else _FORMS[kind]


def forms_of(blocks: Iterable[tuple[BlockKind, Mapping[str, Any]]]) -> list[str]:
    """一件解读有哪些形式，each once, in the order of the forms."""
    found = {form_of(kind, told) for kind, told in blocks}
    return [form.value for form in Form if form in found]


@dataclass(frozen=True, slots=True)
class Table:
    """图表的数：names of the series, and each point with its label and one value per series."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Decimal, ...]], ...]


def table_of(pasted: str) -> tuple[Table | None, list[str]]:
    """读表：the first line is the head, the first column the names; and why it is no table that can be drawn."""
    lines = [_cells(line) for line in pasted.splitlines() if line.strip()]
    if len(lines) < 3 or len(lines[0]) < 2:
        return None, ["表至少要有表头和两行数，每行一个名称、一个数；请从 Excel 连表头一起复制。"]
    head, rows, found = lines[0], [], []
    if len(head) - 1 > MOST_SERIES:
        found.append(f"一张图最多画 {MOST_SERIES} 列数，请拆成几张图。")
    if len(lines) - 1 > MOST_POINTS:
        found.append(f"一张图最多画 {MOST_POINTS} 行，请拆成几张图。")
    for number, cells in enumerate(lines[1:], start=2):
        values = [_number(cell) for cell in cells[1:]]
        if len(cells) != len(head) or not cells[0] or None in values:
            found.append(f"表的第 {number} 行读不出：每格一个数，格数与表头相同。")
        else:
            rows.append((cells[0], tuple(value for value in values if value is not None)))
    return (None, found) if found else (Table(tuple(head[1:]), tuple(rows)), [])


def _cells(line: str) -> list[str]:
    sign = "\t" if "\t" in line else "|" if "|" in line else "，" if "，" in line else None
    return [cell.strip() for cell in line.strip("\n\r |").split(sign)] if sign else line.split()


def _number(cell: str) -> Decimal | None:
    try:
        found = Decimal(cell.replace(",", "").rstrip("%％"))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < Decimal(10) ** 12 else None


def kept(kind: BlockKind, fields: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """要存的内容：what was typed, rows without any words left out."""
    shape = SHAPES[kind]
    told: dict[str, Any] = {field.name: str(fields.get(field.name) or "").strip() for field in shape.fields}
    if kind is BlockKind.CHART:
        told["table"] = "\n".join(" | ".join(_cells(line)) for line in told["table"].splitlines() if line.strip())
    if shape.rows:
        lines = [{field.name: str(row.get(field.name) or "").strip() for field in shape.rows} for row in rows]
        told["rows"] = [line for line in lines if any(line.values())]
    return told


def typed_rows(kind: BlockKind, rows: Sequence[Mapping[str, str]]) -> list[int]:
    """写了字的是第几行，as the rows stand on the page; those are the ones that are kept."""
    names = [field.name for field in SHAPES[kind].rows]
    return [at for at, row in enumerate(rows, start=1) if any(str(row.get(name) or "").strip() for name in names)]


def _numbered(told: Mapping[str, Any], numbers: Sequence[int]) -> list[tuple[int, Mapping[str, str]]]:
    rows = told.get("rows", [])
    return list(zip(numbers if len(numbers) == len(rows) else range(1, len(rows) + 1), rows, strict=True))


def texts_of(kind: BlockKind, told: Mapping[str, Any], *, numbers: Sequence[int] = ()) -> list[tuple[str, str]]:
    """每一栏的文字，each with where it stands on the page, as in 第 2 行的“答”."""
    shape = SHAPES[kind]
    found = [(f"“{field.label}”", told.get(field.name) or "") for field in shape.fields]
    for number, row in _numbered(told, numbers):
        found += [(f"第 {number} 行的“{field.label}”", row.get(field.name) or "") for field in shape.rows]
    return found


def reasons_against_block(
    kind: BlockKind, told: Mapping[str, Any], *, has_file: bool = False, media: Media | None = None,
    numbers: Sequence[int] = (),
) -> list[str]:  # fmt: skip
    """内容块不齐的理由：all at once. ``numbers`` says as which row each kept one stands on the page."""
    shape = SHAPES[kind]
    found = [f"请填写“{field.label}”。" for field in shape.fields if field.needed and not told.get(field.name)]
    found += _long(shape.fields, told)
    rows = told.get("rows", [])
    if shape.rows and not rows:
        found.append(f"请至少写一行{shape.label}。")
    if len(rows) > MOST_ROWS:
        found.append(f"一块最多 {MOST_ROWS} 行，请拆成几块。")
    for number, row in _numbered(told, numbers):
        bare = [field.label for field in shape.rows if field.needed and not row.get(field.name)]
        found += [f"第 {number} 行还要写：{'、'.join(bare)}。"] if bare else []
        found += [f"第 {number} 行：{reason}" for reason in _long(shape.rows, row)]
    found += reasons_against_media(told, media or Media()) if shape.records else []
    return found + _of_its_kind(kind, told, has_file=has_file)


def _long(fields: Sequence[Field], told: Mapping[str, Any]) -> list[str]:
    over = [field for field in fields if len(told.get(field.name, "")) > field.most]
    return [f"“{field.label}”超过 {field.most} 个字，请缩短。" for field in over]


def _of_its_kind(kind: BlockKind, told: Mapping[str, Any], *, has_file: bool) -> list[str]:
    if kind is BlockKind.PICTURE and not has_file:
        return ["请选择图片。"]
    if kind is BlockKind.LEADER and has_file and not told.get("alt"):
        return ["放了照片，请写明照片里是什么。"]
    if kind is BlockKind.CHART and told.get("table"):
        table, found = table_of(told["table"])
        below = table is not None and any(value < 0 for _, values in table.rows for value in values)
        return found + (["条形图不画负数，请改用折线图。"] if below and told.get("shape") == "bars" else [])
    return []
