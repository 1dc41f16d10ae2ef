"""审签页面上的写入：what is typed here is looked at before the act begins.

Law: 保守国家秘密法 第三十一条；政府信息公开条例 第十五条.
"""

from collections.abc import Collection
from datetime import datetime

from django.core.files.base import File

from mingtang.editorial.models import Revision
from mingtang.emergencies import actions as emergencies
from mingtang.emergencies.models import Emergency
from mingtang.files.actions import store
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.papers import actions as papers
from mingtang.papers import reasons as of_papers
from mingtang.papers.models import PaperSignature
from mingtang.remarks.actions import refuse_classified


def declare(revision: Revision, *, reason: str, by: Person, at: datetime) -> Emergency:
    """应急发布：the leader's reason bears no mark of secrecy and no number of a person."""
    refuse_classified(revision, reason, by=by, at=at)
    return emergencies.declare(revision, reason=reason, by=by, at=at)


def clear(emergency: Emergency, *, ticks: Collection[str], finding: str, by: Person, at: datetime) -> Emergency:
    """补审：neither does what was found."""
    refuse_classified(emergency.revision, finding, by=by, at=at)
    return emergencies.clear(emergency, ticks=ticks, finding=finding, by=by, at=at)


def record_signature(revision: Revision, *, signer: Person, scan: File, by: Person, at: datetime) -> PaperSignature:
    """登记纸质签名：nothing is stored for somebody who may not record it."""
    refuse_if_any(of_papers.against_recording(revision, signer=signer, by=by, at=at))
    kept = store(scan, unit=revision.edition.document.unit, by=by, at=at)
    return papers.record_signature(revision, signer=signer, scan=kept, by=by, at=at)
