"""补贴结果：what the room of the subsidies asks: whom the money goes to, and what must come before paying."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from mingtang.library.ports import Beside
from mingtang.payees.queries.lists import address_of, against_naming, public_list, record_of, totals_by_village
from mingtang.payees.queries.paying import before_paying
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.ports import Listed


class PayeeResults:
    """名单（端口 subsidies.Results）。"""

    def listed(self, subsidy: Subsidy) -> Listed | None:
        """The public list, by village."""
        standing = public_list(subsidy)
        if standing is None:
            return None
        return Listed({row["id"]: (row["count"], Decimal(row["amount"])) for row in totals_by_village(standing)})

    def before_paying(self, subsidy: Subsidy, *, on: date) -> list[str]:
        """What still stands open."""
        return before_paying(subsidy, on=on)

    def against_naming(self, subsidy: Subsidy, text: str, *, where: str, before: str) -> list[str]:
        """Whether somebody on a list is named in a text that becomes public."""
        return against_naming(subsidy, text, where=where, before=before)

    def desk_url(self, subsidy: Subsidy) -> str:
        """The page of the lists."""
        return reverse("payees:lists", args=[subsidy.unit.code, subsidy.slug])

    def public_part(self, subsidy: Subsidy, *, on: date) -> Beside | None:
        """The section on the public page: the totals, and the way to one's own row."""
        record = record_of(subsidy)
        if record is None:
            return None
        body = record.content
        shown = body["since_on"] <= on.isoformat() <= body["until_on"]
        told = {"body": body, "address": address_of(subsidy), "is_shown": shown}
        return Beside(1, "补贴结果", "payees/part.html", (record.digest, shown), told)
