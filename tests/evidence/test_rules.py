"""佐证规则：bring what they find, once, and not after their end."""

from datetime import date

from mingtang.evidence.actions.rules import end_rule, set_rule
from mingtang.evidence.due import EvidenceByRule
from mingtang.evidence.models import Evidence
from tests import builders
from tests.builders import moment, reading

AT = moment("2026-03-05")
ON = AT.date()


def test_a_rule_brings_what_the_organ_published_but_not_the_plans_own_page_and_nothing_twice(town, plan):
    row = builders.commitment(plan)
    rule = set_rule(row, source="released_document", words="落实情况", by=town["clerk"], at=AT)
    other = set_rule(row, source="released_document", words="没有这样的", by=town["clerk"], at=AT)
    builders.released(town, plan, at=AT)
    builders.released(town, builders.plan_of(town, told=reading(year=2025)), at=AT)
    task = EvidenceByRule()
    assert list(task.due(on=ON, at=AT)) == [rule.pk, other.pk]
    assert [task.do(pk, at=AT) for pk in (rule.pk, rule.pk, other.pk)] == ["带入 1 份佐证，待认定。", None, None]
    piece = Evidence.rows.get(commitment=row)
    assert (piece.title, piece.url) == ("柳溪镇2025年政务公开工作要点落实情况", "/liuxi/plans/2025/v/1/")
    assert (piece.submitted_by, piece.is_waiting, piece.on) == (town["clerk"], True, ON)


def test_a_rule_that_ended_or_is_of_a_plan_long_past_looks_no_more(town, plan):
    row = builders.commitment(plan)
    rule = set_rule(row, source="released_document", words="落实情况", by=town["clerk"], at=AT)
    assert list(EvidenceByRule().due(on=date(2028, 1, 1), at=AT)) == []
    end_rule(rule, by=town["clerk"], at=AT)
    assert list(EvidenceByRule().due(on=ON, at=AT)) == []
    builders.released(town, plan, at=AT)
    assert EvidenceByRule().do(rule.pk, at=AT) is None
    assert Evidence.rows.count() == 0
