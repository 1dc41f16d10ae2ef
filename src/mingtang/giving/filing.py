"""答复归入案卷（端口 casefiles.CaseDocuments、OwnWords）：the files that were given, and what to forget."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from mingtang.applications.models import Application
from mingtang.files import storage
from mingtang.files.models import Attachment
from mingtang.giving.actions import forget_replies
from mingtang.organs.models import Person
from mingtang.replies.queries.replies import given_files


class RepliesOfCase:
    """答复时提供的文件。"""

    def documents(self, application: Application) -> Iterable[tuple[str, Callable[[], bytes], str]]:
        """Every file that went with a signed reply; the letter itself is among the letters."""
        for place, file in enumerate(given_files(application), 1):
            name = f"提供-{place:02}.{file.attachment.kind}"
            yield name, partial(_read, file.attachment), f"提供的文件：{file.title}"

    def wipe(self, application: Application, *, by: Person | str, at: datetime) -> None:
        """Forget what was drafted and what was given."""
        forget_replies(application, by=by, at=at)


def _read(attachment: Attachment) -> bytes:
    return storage.path_of(attachment.stored).read_bytes()
