"""文件类型：the kinds of file that are taken, and how each is shown."""

from enum import StrEnum

_OFFICE = "application/vnd.openxmlformats-officedocument."


class Kind(StrEnum):
    """可以上传的文件类型。The value is also the extension a file of the kind is saved under.

    ``label`` is the word shown beside the file's size, ``media_type`` what the browser is told. Text stays without a
    charset: it is saved, never shown.
    """

    PDF = "pdf", "PDF 文件", "application/pdf"
    DOCX = "docx", "Word 文件", f"{_OFFICE}wordprocessingml.document"
    XLSX = "xlsx", "Excel 表格", f"{_OFFICE}spreadsheetml.sheet"
    JPG = "jpg", "照片", "image/jpeg"
    PNG = "png", "图片", "image/png"
    WEBP = "webp", "图片", "image/webp"
    CSV = "csv", "数据表（CSV）", "text/csv"
    TXT = "txt", "文本文件", "text/plain"
    MP3 = "mp3", "录音（MP3）", "audio/mpeg"
    M4A = "m4a", "录音（M4A）", "audio/mp4"
    WAV = "wav", "录音（WAV）", "audio/wav"
    WEBA = "weba", "录音（WebM）", "audio/webm"
    MP4 = "mp4", "录像（MP4）", "video/mp4"
    WEBM = "webm", "录像（WebM）", "video/webm"

    label: str
    media_type: str

    def __new__(cls, value: str, label: str = "", media_type: str = "") -> "Kind":
        made = str.__new__(cls, value)
        made._value_, made.label, made.media_type = value, label, media_type
        return made

    @property
    def extensions(self) -> tuple[str, ...]:
        """The extensions that a name of this kind may end in."""
        return ("jpg", "jpeg") if self is Kind.JPG else (self.value,)

    @property
    def is_image(self) -> bool:
        """是否照片或图片：what a browser may show in place; everything else is saved."""
        return self in IMAGES

    @property
    def is_recording(self) -> bool:
        """是否录音录像。"""
        return self in RECORDINGS

    @property
    def is_film(self) -> bool:
        """是否录像。"""
        return self in {Kind.MP4, Kind.WEBM}

    @property
    def is_office(self) -> bool:
        """是否 Word、Excel 文件。"""
        return self in {Kind.DOCX, Kind.XLSX}

    @property
    def has_text(self) -> bool:
        """有没有读得出的文字。"""
        return self not in IMAGES | RECORDINGS


IMAGES = frozenset({Kind.JPG, Kind.PNG, Kind.WEBP})
RECORDINGS = frozenset({Kind.MP3, Kind.M4A, Kind.WAV, Kind.WEBA, Kind.MP4, Kind.WEBM})
"""录音录像：no attachments; they come in by a way of their own, see the room ``recordings``."""

ACCEPT = ",".join(f".{extension}" for kind in Kind if not kind.is_recording for extension in kind.extensions)
"""The ``accept`` of a file field: what the phone or the browser offers to choose."""

ALLOWED = "可以上传 PDF、Word（.docx）、Excel（.xlsx）、照片和图片（.jpg、.png、.webp）、.csv 和 .txt 文件。"
