"""调整的依据：which directives a version was compared with, and how many rows are not decided yet."""

from collections.abc import Sequence

from django.urls import reverse

from mingtang.adjustments.ports import Basis
from mingtang.catalogue.models import Version
from mingtang.directives.queries import directives_of


class ComparedDirectives:
    """比对过的新指引（端口 adjustments.Bases）。"""

    def of(self, version: Version) -> Sequence[Basis]:
        """The directives of the version, the newest first."""
        return [
            Basis(row.title, reverse("directives:directive", args=[row.pk]), row.open) for row in directives_of(version)
        ]
