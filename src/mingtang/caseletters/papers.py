"""文书的文件：a letter as Word or PDF under a name that tells nothing of the applicant, and its receipt of service."""

from dataclasses import dataclass, replace

from django.http import HttpResponse

from mingtang.applications.models import Application
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.queries.forms import row_of
from mingtang.caseletters.queries.letters import known_values
from mingtang.caseletters.setting import DEMO, again, letter_of, text_of
from mingtang.contents.kinds import Kind
from mingtang.law.case_letters import letter_kind
from mingtang.law.rules import RuleBroken
from mingtang.letters.letter import Letter
from mingtang.letters.portable import to_pdf
from mingtang.letters.word import to_docx
from mingtang.ui.saved import to_save

RETURN = "service-return"
ERASED = "这件文书的内容已经按规定抹去，没有文件可以下载。"


@dataclass(frozen=True)
class PaperFile:
    """一个文件：its name, what it is, and its bytes."""

    name: str
    kind: Kind
    data: bytes


def paper(letter: CaseLetter, kind: Kind, *, demo: bool = False) -> PaperFile:
    """文书的文件。

    Errors: ``RuleBroken`` once the text was erased, or where the machine has no face to set it in.
    """
    if not letter.body:
        raise RuleBroken(ERASED)
    return _file(again(letter.body, demo=demo), kind, f"{letter.application.number}-{letter.label}")


def service_return(letter: CaseLetter, kind: Kind, *, demo: bool = False) -> PaperFile:
    """送达回证，to be printed and filled in by hand; who receives the letter is filled in."""
    application = letter.application
    told = _return_of(letter, application)
    name = f"{application.number}-{letter.label}-送达回证"
    return _file(replace(told, watermark=DEMO if demo else ""), kind, name)


def _return_of(letter: CaseLetter, application: Application) -> Letter:
    form = letter_kind(RETURN)
    values = {**known_values(application, None, form, on=letter.on), "送达地点": ""}
    values["文书"] = f"《{letter.label}》{letter.number}"
    addressee = again(letter.body).addressee if letter.body else ""
    values["申请人"] = addressee or values["申请人"] or "　"
    text = text_of(row_of(application.unit, form).text, _blank(values))
    return letter_of(form, text, organ=application.unit.name, addressee="")


def _blank(values: dict[str, str]) -> dict[str, str]:
    """What is not known is left to be written in by hand, but for the place, which has a line of its own."""
    return {name: said or ("" if name == "送达地点" else "　　") for name, said in values.items()}


def sent(file: PaperFile) -> HttpResponse:
    """The file as it is saved: nothing between keeps a copy."""
    return to_save(file.data, file.name, file.kind.media_type, caching="private, no-store")


def _file(letter: Letter, kind: Kind, name: str) -> PaperFile:
    data = to_pdf(letter) if kind is Kind.PDF else to_docx(letter)
    return PaperFile(f"{name}.{kind.value}", kind, data)
