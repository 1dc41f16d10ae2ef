"""放在目录里的：the catalogue hears of what the public sees, and of nothing else."""

from datetime import date

from mingtang.catalogue.ports import Standing, Title
from mingtang.law.editorial import WithdrawalKind
from mingtang.listings.placed import PlacedListings
from mingtang.withdrawals.actions import withdraw
from tests.builders import moment
from tests.listings.conftest import public, signed

PLACES = [{"column": "snbt", "item": "bt-jieguo"}, {"column": "tzgg", "item": ""}]
PORT = PlacedListings()


def test_items_and_columns_hear_of_what_is_public_and_since_when(made):
    signed(made, 1, places=PLACES)
    public(made, 2, places=PLACES, at="2026-03-02")
    newest = public(made, 3, title="柳溪镇补贴发放结果", places=PLACES[:1], at="2026-03-09")
    units, on = [made.organ, made.neighbour], date(2026, 3, 10)
    assert PORT.by_item(units, on=on) == {(made.organ.pk, "bt-jieguo"): Standing(date(2026, 3, 9), 2)}
    assert PORT.by_column(units, on=on) == {
        (made.organ.pk, "snbt"): Standing(date(2026, 3, 9), 2),
        (made.organ.pk, "tzgg"): Standing(date(2026, 3, 2), 1),
    }
    assert PORT.titles(made.organ, "bt-jieguo", on=on, most=1) == [
        Title("柳溪镇补贴发放结果", newest.document.address, date(2026, 3, 9))
    ]


def test_a_day_hears_of_nothing_that_came_later(made):
    public(made, 1, places=PLACES, at="2026-03-02")
    assert PORT.by_item([made.organ], on=date(2026, 3, 1)) == {}


def test_a_new_edition_is_something_new_and_what_is_withdrawn_is_nothing(made):
    public(made, 1, places=PLACES, at="2026-03-02")
    published = public(made, 1, html="<p>每亩一百二十元。</p>", places=PLACES, at="2026-04-01")
    key = (made.organ.pk, "bt-jieguo")
    assert PORT.by_item([made.organ], on=date(2026, 4, 2))[key] == Standing(date(2026, 4, 1), 1)
    told = {"kind": WithdrawalKind.NOTICE, "public_reason": "数字有误。", "internal_reason": "数字有误。", "target": ""}
    asked = {"asked_by": made["clerk"], "by": made["reviewer"]}
    withdraw(published.document, **told, **asked, at=moment("2026-04-03"))
    assert PORT.by_item([made.organ], on=date(2026, 4, 4)) == {}
