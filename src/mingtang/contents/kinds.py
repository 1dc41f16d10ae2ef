"""文件类型：the kinds of file that are taken, and how each is shown."""

from enum import StrEnum


class Kind(StrEnum):
    """可以上传的文件类型。The value is also the extension a file of the kind is saved under."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    JPG = "jpg"
    PNG = "png"
    WEBP = "webp"
    CSV = "csv"
    TXT = "txt"

    @property
    def label(self) -> str:
        """中文名称：the word shown beside the file's size."""
        return KIND_LABELS[self]

    @property
    def media_type(self) -> str:
        """What the browser is told. Text stays without a charset: it is saved, never shown."""
        return MEDIA_TYPES[self]

    @property
    def extensions(self) -> tuple[str, ...]:
        """The extensions that a name of this kind may end in."""
        return ("jpg", "jpeg") if self is Kind.JPG else (self.value,)

    @property
    def is_image(self) -> bool:
        """是否照片或图片。"""
        return self in IMAGES

    @property
    def is_office(self) -> bool:
        """是否 Word、Excel 文件。"""
        return self in {Kind.DOCX, Kind.XLSX}

    @property
    def shown_in_browser(self) -> bool:
        """Whether a browser may show it in place; everything else is saved."""
        return self.is_image


IMAGES = frozenset({Kind.JPG, Kind.PNG, Kind.WEBP})

KIND_LABELS: dict[Kind, str] = {
    Kind.PDF: "PDF 文件",
    Kind.DOCX: "Word 文件",
    Kind.XLSX: "Excel 表格",
    Kind.JPG: "照片",
    Kind.PNG: "图片",
    Kind.WEBP: "图片",
    Kind.CSV: "数据表（CSV）",
    Kind.TXT: "文本文件",
}

MEDIA_TYPES: dict[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.JPG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.CSV: "text/csv",
    Kind.TXT: "text/plain",
}

ACCEPT = ",".join(f".{extension}" for kind in Kind for extension in kind.extensions)
"""The ``accept`` of a file field: what the phone or the browser offers to choose."""

ALLOWED = "可以上传 PDF、Word（.docx）、Excel（.xlsx）、照片和图片（.jpg、.png、.webp）、.csv 和 .txt 文件。"
