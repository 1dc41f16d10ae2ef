"""周期内的日子。"""

import pytest

from mingtang.language.places import placed_day


@pytest.mark.parametrize(
    ("words", "rhythm", "day"),
    [
        ("每年1月31日前", "yearly", "2026-01-31"),
        ("每年第一季度", "yearly", "2026-03-31"),
        ("每年年底前", "yearly", "2026-12-31"),
        ("每年", "yearly", None),
        ("6月底前", "yearly", None),
        ("每月5日前", "monthly", "2026-12-05"),
        ("每月十五日前", "monthly", "2026-12-15"),
        ("每月上旬", "monthly", "2026-12-10"),
        ("每月底", "monthly", None),
        ("按月", "monthly", None),
        ("每季度第一个月10日前", "quarterly", "2026-10-10"),
        ("每季度末月20日前", "quarterly", "2026-12-20"),
        ("每季度首月", "quarterly", "2026-10-31"),
        ("每季度末", "quarterly", None),
        ("定期", "periodic", None),
    ],
)
def test_the_words_place_a_result_inside_each_period(words, rhythm, day):
    found = placed_day(words, rhythm, 2026)
    assert (found.isoformat() if found else None) == day
