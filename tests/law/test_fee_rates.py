"""信息处理费的档次：a table that leaves a gap, falls or does not say where it comes from is not read at all."""

from datetime import date

import pytest

from mingtang.law.fee_rates import Basis, read_rates

BROKEN = "they must go on from 1 without gap or end, and rise"
TABLE = """
[instruments.fee]
title = "办法"
valid_from = 2021-01-01

[[rate]]
basis = "pages"
first = 1
each = 1
instrument = "fee"
article = "第五条"
mark = "V1"
"""


def row(**told):
    usual = {"basis": "items", "first": 1, "each": 0, "instrument": "fee", "article": "第四条", "mark": "V1"}
    values = {key: repr(value) if isinstance(value, str) else value for key, value in (usual | told).items()}
    return "\n".join(["", "[[rate]]", *(f"{key} = {value}" for key, value in values.items()), ""])


def fault(*rows):
    with pytest.raises(ValueError, match="rate") as found:
        read_rates(TABLE + "".join(rows))
    return str(found.value)


def test_a_later_rule_stands_beside_the_earlier_one():
    until, since = date(2025, 12, 31), date(2026, 1, 1)
    later = row(valid_from=since, last=5) + row(valid_from=since, first=6, each=9)
    rates = read_rates(TABLE + row(valid_to=until) + later)
    items = [rate for rate in rates if rate.basis is Basis.ITEMS]
    assert [rate.each for rate in items if rate.is_valid_on(until)] == [0]
    assert [rate.each for rate in items if rate.is_valid_on(since)] == [0, 9]
    assert items[0].validity == "《办法》自2021年1月1日起至2025年12月31日止施行"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(first=2)], f"rates of items on 2021-01-01: {BROKEN}"),
        ([row(last=5)], f"rates of items on 2021-01-01: {BROKEN}"),
        (
            [row(last=5), row(first=7, each=9)],
            f"rates of items on 2021-01-01: {BROKEN}",
        ),
        (
            [row(last=5, each=9), row(first=6, each=9)],
            f"rates of items on 2021-01-01: {BROKEN}",
        ),
        (
            [row(last=5), row(first=6, each=9, valid_to=date(2025, 12, 31))],
            f"rates of items on 2026-01-01: {BROKEN}",
        ),
        ([], "rates of items: none"),
        ([row(first=0)], "rate items from 0: first must be 1 or more"),
        ([row(first=3, last=2)], "rate items from 3: last lies before first"),
        ([row(each=-1)], "rate items from 1: each must not be negative"),
        ([row(width=10)], "rate items from 1: width and rise need one another"),
        ([row(last=9, width=10, rise=1)], "rate items from 1: only an endless rate can rise"),
        ([row(mark="M")], "rate items from 1: what is from memory or our own is no standard"),
        ([row(valid_to=date(2020, 1, 1))], "rate items from 1: valid_to lies before valid_from"),
        ([row(instrument="tea")], "rate items from 1: no instrument tea"),
        ([row(pirce=3)], "rate items from 1: missing [], unknown ['pirce']"),
        (
            ['[[rate]]\nbasis = "items"\n'],
            "rate items from ?: missing ['article', 'each', 'first', 'instrument', 'mark'], unknown []",
        ),
    ],
)
def test_a_wrong_table_is_not_read(rows, said):
    assert fault(*rows) == said
