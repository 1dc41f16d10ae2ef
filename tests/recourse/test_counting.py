"""年度报告第四部分：each proceeding counts once a year, in its block and column, and no cell is blank."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.law.proceedings import Course, Result
from mingtang.recourse.queries.counting import counted
from tests.builders import moment
from tests.recourse.conftest import brought, decided

NOTHING = {"upheld": 0, "corrected": 0, "other": 0, "pending": 0, "total": 0}


def test_a_proceeding_counts_by_the_year_of_its_result_and_before_as_pending(made, case):
    review = brought(made, case)
    brought(made, case, course=Course.DIRECT)
    decided(made, review, Result.CORRECTED, on="2027-01-12")
    first, second = counted(made.organ, 2026), counted(made.organ, 2027)
    assert first == {
        Course.REVIEW: NOTHING | {"pending": 1, "total": 1},
        Course.DIRECT: NOTHING | {"pending": 1, "total": 1},
        Course.AFTER_REVIEW: NOTHING,
    }
    assert second[Course.REVIEW] == NOTHING | {"corrected": 1, "total": 1}
    assert second[Course.DIRECT] == NOTHING | {"pending": 1, "total": 1}


def test_another_organ_and_an_earlier_year_count_nothing(made, case):
    decided(made, brought(made, case, course=Course.AFTER_REVIEW), Result.UPHELD)
    assert counted(made.organ, 2026)[Course.AFTER_REVIEW] == NOTHING | {"upheld": 1, "total": 1}
    assert counted(made.organ, 2025) == dict.fromkeys(Course, NOTHING)
    assert counted(made.neighbour, 2026) == dict.fromkeys(Course, NOTHING)


def test_counting_is_one_query_however_many_there_are(made, case):
    for _ in range(3):
        brought(made, case, at=moment("2026-04-13"))
    with CaptureQueriesContext(connection) as asked:
        counted(made.organ, 2026)
    assert len(asked) == 1
