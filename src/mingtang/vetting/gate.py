"""公开前核对的关口：no doubt about a text or its files is left without somebody's answer."""

from datetime import datetime

from django.db import models

from mingtang.editorial.models import Revision
from mingtang.files.ports import Cleared
from mingtang.language.personal import telephones
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.vetting.places import cleared_in, own_of, reasons_against_open, text_of_revision
from mingtang.vetting.queries import has_confirmed


class Settled:
    """提示都核对过（端口 editorial.Gate）。"""

    key = "findings"
    label = "个人信息和用语的提示都核对过"

    def reasons(self, revision: Revision, *, at: datetime) -> list[str]:
        """One sentence that names the first places that wait."""
        return reasons_against_open(text_of_revision(revision), on=day_of(at))


class Confirmed:
    """放行的（端口 files.Overrides）。"""

    def cleared(self, of: models.Model, *, at: datetime) -> Cleared:
        """What two people let pass in the text and in the files that go with it; only revisions have any."""
        if not isinstance(of, Revision) or not has_confirmed(of.edition.document.subject):
            return Cleared()
        return cleared_in(text_of_revision(of), on=day_of(at))


class OwnPhones:
    """公开的电话（端口 files.OfficePhones）。"""

    def digits(self, organ: Unit) -> frozenset[str]:
        """Those in the organ's own list."""
        return telephones(own_of(organ).phones)
