"""给申请人的文书（端口 applying.Notices）：what to correct, what to pay, for whoever has the code."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from mingtang.applications.models import Application
from mingtang.caseletters.papers import paper, sent
from mingtang.caseletters.queries.letters import to_applicant
from mingtang.contents.kinds import Kind

_KEY = re.compile(r"letter-([0-9]{1,9})")


class GivenNotices:
    """给申请人的文书：never a reply, which waits until it is served."""

    def notices(self, application: Application) -> Sequence[tuple[str, str]]:
        """Those that belong to a step of the case and still have their text."""
        return [(f"letter-{letter.pk}", f"{letter.label}（{Kind.DOCX.label}）") for letter in to_applicant(application)]

    def file(self, application: Application, key: str, request: HttpRequest) -> HttpResponseBase | None:
        """The letter as Word."""
        told = _KEY.fullmatch(key)
        found = [letter for letter in to_applicant(application) if told and letter.pk == int(told[1])]
        return sent(paper(found[0], Kind.DOCX, demo=settings.DEMO)) if found else None
