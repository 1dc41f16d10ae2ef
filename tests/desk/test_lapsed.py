"""要重新认定的：on the day of those who judge, until another person affirms it."""

from mingtang.desk.queries import today
from mingtang.evidence.actions.evidence import affirm
from tests import builders
from tests.builders import moment

AT = moment("2026-03-05")


def rows(person):
    return [(row.words, row.step) for row in today.rows(person, at=AT) if row.words == "须重新认定"]


def test_what_was_done_before_the_words_changed_waits_for_those_who_judge(town, plan):
    row = builders.commitment(plan)
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    assert rows(town["reviewer"]) == []
    changed = {**builders.SENTENCES[0], "due": "2026-05-31", "due_text": "5月底前"}
    builders.plan_of(town, told=builders.reading([changed, *builders.SENTENCES[1:]]), at=AT)
    for who in ("clerk", "reviewer", "leader"):
        assert rows(town[who]) == [("须重新认定", "去认定")]
    assert rows(town["officer"]) == []
    affirm(piece, by=town["reviewer"], at=AT)
    assert rows(town["leader"]) == []
