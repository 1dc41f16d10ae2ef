"""文书归入案卷（端口 casefiles.CaseDocuments、casefiles.OwnWords）：each letter once, and forgotten in time."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from mingtang.applications.models import Application
from mingtang.caseletters.actions.letters import forget_letters
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.papers import paper
from mingtang.caseletters.queries.letters import letters_of
from mingtang.contents.kinds import Kind
from mingtang.organs.models import Person


class LettersOfCase:
    """定稿的文书（端口 casefiles.SetPapers 也由它回答）。"""

    def documents(self, application: Application) -> Iterable[tuple[str, Callable[[], bytes], str]]:
        """Every letter that was made final, but for those erased."""
        for place, letter in enumerate(letters_of(application), 1):
            if letter.body:
                title = f"{letter.label}{letter.number}{'（撤回签发，没有发出）' if letter.is_taken_back else ''}"
                yield f"文书-{place:02}-{letter.label}.docx", partial(_read, letter), title

    def papers(self, application: Application) -> Iterable[tuple[str, Callable[[], bytes], str]]:
        """The same letters as PDF, which has pages and looks as it was sent."""
        for place, letter in enumerate(letters_of(application), 1):
            if letter.body:
                title = f"{letter.label}{letter.number}（PDF）"
                yield f"文书-{place:02}-{letter.label}.pdf", partial(_read, letter, Kind.PDF), title

    def wipe(self, application: Application, *, by: Person | str, at: datetime) -> None:
        """Forget what the letters say."""
        forget_letters(application, by=by, at=at)


def _read(letter: CaseLetter, kind: Kind = Kind.DOCX) -> bytes:
    return paper(letter, kind).data
