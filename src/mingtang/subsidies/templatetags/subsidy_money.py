"""资金的图和金额：drawn from a published body, on the public page as on the screen of the reviewer."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString

from mingtang.law import subsidies
from mingtang.ui.charts import count_bars

register = template.Library()


@register.filter
def yuan(amount: str | Decimal) -> str:
    """金额：with two decimals and commas."""
    return subsidies.yuan(Decimal(amount))


@register.simple_tag
def funds_chart(funds: Mapping[str, Any]) -> SafeString | str:
    """各村发放：one bar a village; the finding stands above it, the table beneath."""
    rows = [{"label": row["village"], "count": Decimal(row["amount"])} for row in funds["villages"]]
    return count_bars(rows, title=funds["finding"], name="funds", unit="元") if rows else ""
