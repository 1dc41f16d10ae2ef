"""代岗的规则：days, persons, and what stage an arrangement is in."""

from datetime import date

import pytest

from mingtang.law.deputies import (
    MOST_DAYS,
    AbsenceKind,
    Stage,
    Taken,
    reasons_against_days,
    reasons_against_deputy,
    stage_of,
)
from mingtang.law.units import PostKind

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 6)


@pytest.mark.parametrize(
    ("on", "ended", "stage"),
    [
        (date(2026, 3, 1), False, Stage.TO_COME),
        (FIRST, False, Stage.RUNNING),
        (LAST, False, Stage.RUNNING),
        (date(2026, 3, 7), False, Stage.PAST),
        (LAST, True, Stage.ENDED),
    ],
)
def test_both_days_count_and_what_was_ended_is_over(on, ended, stage):
    assert stage_of(FIRST, LAST, ended=ended, on=on) is stage


def test_days_are_in_order_and_not_too_many():
    assert reasons_against_days(LAST, FIRST, taken=()) == ("最后一天不能早于第一天2026年3月6日。",)
    ninety = date.fromordinal(FIRST.toordinal() + MOST_DAYS - 1)
    assert reasons_against_days(FIRST, ninety, taken=()) == ()
    assert reasons_against_days(FIRST, date.fromordinal(ninety.toordinal() + 1), taken=()) == (
        "一次代岗最长 90 天，超过的请任命接替的人，或者到期后再安排。",
    )


def test_one_post_has_one_deputy_on_a_day():
    taken = [Taken(date(2026, 3, 6), date(2026, 3, 9), "苏审核"), Taken(date(2026, 3, 10), date(2026, 3, 11), "许审核")]
    told = "2026年3月6日至2026年3月9日已安排苏审核代岗，日子不能重叠。"
    assert reasons_against_days(FIRST, LAST, taken=taken) == (told,)
    assert reasons_against_days(FIRST, date(2026, 3, 5), taken=taken) == ()


def test_a_deputy_is_another_person_of_the_organ_whose_posts_go_with_it():
    held = [(PostKind.ADMINISTRATOR, "柳溪镇"), (PostKind.INSPECTOR, "柳溪镇")]
    assert reasons_against_deputy(PostKind.LEADER, is_holder=True, same_organ=False, held=held) == (
        "代岗的须是另一个人。",
        "代岗的须是本机关的人。",
        "管理员不审核、不签发：已任柳溪镇管理员的，不能再任分管领导。请改由另一个人担任，或者先结束原来的岗位。",
    )
    assert reasons_against_deputy(PostKind.LEADER, is_holder=False, same_organ=True, held=held[1:]) == ()


def test_every_reason_of_absence_has_its_word():
    assert [kind.label for kind in AbsenceKind] == ["休假", "出差", "培训", "其他"]
    assert [stage.label for stage in Stage] == ["还没开始", "代岗中", "已到期", "已提前结束"]
