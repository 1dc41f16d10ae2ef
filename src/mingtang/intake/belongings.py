"""经手的导入（端口 organs.Belongings）：plans uploaded and not yet imported."""

from datetime import datetime

from django.urls import reverse

from mingtang.intake.queries import open_drafts_by
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.ports import Belonging
from mingtang.organs.queries import others_hold
from mingtang.organs.sight import day_of


class OpenDrafts:
    """待导入的要点：any clerk of the organ may go on with them; without one nobody could."""

    def of(self, person: Person, *, at: datetime) -> list[Belonging]:
        """The open drafts that the person uploaded."""
        found = open_drafts_by(person)
        clerk = PostKind.DISCLOSURE_CLERK
        units = {draft.unit_id for draft in found}
        alone = any(not others_hold(clerk, at_unit=unit, besides=person, on=day_of(at)) for unit in units)
        told = tuple((draft.source_name, reverse("intake:draft", args=[draft.pk])) for draft in found)
        return [Belonging("待导入的要点", told, must_go=alone)]

    def hand_over(self, person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
        """Nothing to write: who uploaded a draft is told as it was, and the successor's post opens it."""
