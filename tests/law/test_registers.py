"""清单：the kinds that are ready, when one is looked at again, and which version holds."""

from datetime import date

import pytest

from mingtang.law.registers import (
    Order,
    in_force,
    look_due,
    open_on,
    read_kinds,
    reasons_against_early_effect,
    reasons_against_effective,
    register_kinds,
    warns,
)
from mingtang.law.workdays import Calendar

TABLE = Calendar.shipped()


def test_every_kind_of_the_table_has_its_source_and_the_fields_that_the_statute_names():
    assert all(kind.basis and kind.mark in {"V1", "V2", "M", "D"} for kind in register_kinds())
    functions = next(kind for kind in register_kinds() if kind.code == "functions")
    titles = {field.title for field in functions.fields}
    assert titles >= {"机构职能", "内设机构", "办公地址", "办公时间", "联系方式", "负责人姓名"}
    guides = next(kind for kind in register_kinds() if kind.is_guide)
    titles = {field.title for field in guides.fields}
    assert titles >= {"事项名称", "设定依据", "申请条件", "办理材料", "办理流程", "办理时限", "收费", "咨询方式"}


def test_a_kind_without_a_column_that_names_the_rows_is_a_fault_of_the_release():
    told = '[[kind]]\ncode="x"\nname="x"\nbasis="x"\nmark="D"\nreview_months=1\nfield=[{key="a",title="甲"}]'
    with pytest.raises(ValueError, match="register kind x"):
        read_kinds(told)


def test_a_change_is_public_within_twenty_working_days():
    look = look_due(changed_on=date(2026, 3, 2), published_on=date(2026, 1, 5), review_months=6, calendar=TABLE)
    assert (look.on, look.is_statute) == (date(2026, 3, 30), True)
    assert warns(look, on=date(2026, 3, 2))


def test_once_it_is_public_the_organs_own_rhythm_holds():
    told = {"changed_on": date(2026, 3, 2), "published_on": date(2026, 3, 9), "calendar": TABLE}
    look = look_due(review_months=6, **told)
    assert (look.on, look.is_statute) == (date(2026, 9, 9), False)
    assert [warns(look, on=day) for day in (date(2026, 8, 9), date(2026, 8, 10))] == [False, True]
    assert look_due(review_months=0, **told) is None
    assert look_due(changed_on=None, published_on=None, review_months=6, calendar=TABLE) is None


def test_the_version_of_a_day_is_the_newest_that_had_taken_effect():
    days = [date(2026, 1, 1), date(2026, 5, 1), date(2026, 5, 1)]
    asked = (date(2025, 12, 31), date(2026, 4, 30), date(2026, 5, 1))
    assert [in_force(days, on=day) for day in asked] == [None, 0, 2]


def test_a_version_takes_effect_after_the_one_it_follows():
    on = date(2026, 3, 1)
    assert reasons_against_effective(date(2026, 1, 1), before=date(2026, 2, 1), on=on) == [
        "现行一版从2026年2月1日起生效，新的一版不能更早。"
    ]
    assert reasons_against_effective(date(2027, 6, 1), before=None, on=on) == ["生效日期在一年以后，请核对。"]


def test_which_version_holds_and_which_follows_is_told():
    versions = ((1, date(2026, 1, 1)), (2, date(2026, 6, 1)), (3, date(2026, 4, 1)))
    order = Order(versions, date(2026, 3, 1))
    told = "公众现在看到的是第 1 版，从2026年1月1日起生效。"
    assert order.words == told + "第 3 版从2026年4月1日起生效。"
    assert (order.held, order.coming(date(2026, 4, 1))) == (versions[0], versions[1])
    assert order.after(date(2026, 4, 1)) == "从2026年4月1日起按这一版，从2026年6月1日起按第 2 版。"
    assert (Order(versions[:1], date(2026, 3, 1)).words, order.after(date(2026, 6, 1))) == (told, "")
    before = "第 2 版从2026年6月1日起生效。在这以前，公众看到的是最早公开的一版，写着还没有生效。"
    assert Order(versions[1:2], date(2026, 3, 1)).words == before


def test_a_version_that_held_before_it_was_public_says_why():
    on = date(2026, 3, 10)
    told = "生效日期2026年3月9日早于公开的那天，请写明为什么公开以前就生效，公众会看到；"
    told += "或者改成2026年3月10日以后的（当天也可以）再送审，审签要几天的，往后定几天。"
    assert reasons_against_early_effect(date(2026, 3, 9), on=on, why=" ") == [told]
    assert reasons_against_early_effect(date(2026, 3, 9), on=on, why="县里从这天起收回职权。") == []
    assert reasons_against_early_effect(on, on=on, why="") == []


def test_what_was_open_on_a_day_is_not_what_came_later_and_holds_from_before():
    day = date.fromisoformat
    versions = [(1, day("2026-01-01"), day("2026-01-01")), (2, day("2026-02-01"), day("2026-06-01"))]
    days = ("2025-12-31", "2026-03-01", "2026-06-01")
    assert [open_on(versions, on=day(on)) for on in days] == [None, 1, 2]
