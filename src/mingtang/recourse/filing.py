"""复议诉讼进案卷：the answers to the ports of ``casefiles``, which stands on the same floor."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime

from mingtang.applications.models import Application
from mingtang.organs.models import Person
from mingtang.recourse.actions.papers import forget_papers
from mingtang.recourse.queries import filing


class ProceedingsOfCase:
    """复议诉讼（端口 casefiles.CaseDocuments、casefiles.Unfinished、casefiles.PersonalWords）。"""

    def documents(self, application: Application) -> Iterator[tuple[str, Callable[[], bytes], str]]:
        """The papers of the proceedings about the case."""
        return filing.documents(application)

    def unfinished(self, applications: Collection[int], *, on: date) -> Mapping[int, list[str]]:
        """The cases about which something is still under way, and why."""
        return filing.unfinished(applications, on=on)

    def wipe(self, application: Application, *, by: Person | str, at: datetime) -> None:
        """Forget the papers, within the transaction of the act."""
        forget_papers(application, by=by, at=at)
