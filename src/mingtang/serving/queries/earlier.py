"""送达过的答复：what the applicant was given, also before an order to answer anew."""

from collections.abc import Sequence

from mingtang.applications.models import Application
from mingtang.law.foi import FoiAct
from mingtang.replies.models import GivenFile, Reply


def earlier_of(application: Application, reply: Reply | None) -> list[Reply]:
    """原来的答复：served before an order to answer anew; it was given to the applicant, and is not taken away again."""
    served = application.events.filter(act=FoiAct.DELIVER.value).order_by("id")
    told = [event.told("reply", None) for event in served]
    rows = Reply.rows.filter(application=application, pk__in=[pk for pk in told if pk]).select_related("letter")
    return list(rows.exclude(pk=reply.pk if reply else None).order_by("id"))


def given_among(replies: Sequence[Reply], pk: int) -> GivenFile | None:
    """提供的文件，if it went with one of these replies and is still kept."""
    rows = GivenFile.rows.filter(pk=pk, reply__in=replies, attachment__dropped=None)
    return rows.select_related("attachment").first()
