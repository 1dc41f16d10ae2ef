"""核对要点：the units shown are those that the ledger will have, since an import assigns nobody anew."""

from mingtang.intake.actions import draft
from mingtang.intake.queries import laid_out
from tests import builders
from tests.builders import moment, reading

AT = moment("2026-03-10")


def test_a_task_of_the_ledger_keeps_its_unit_and_the_draft_says_so(town, plan):
    moved = {**builders.SENTENCES[0], "offices": ["司法所"]}
    told = reading([moved, *builders.SENTENCES[1:]])
    made = draft(unit=town.organ, reading=told, source_name="a", source_sha256="1", by=town["clerk"], at=AT)
    lines = {line.key: line for _, parts in laid_out(made, plan, at=AT).outline for _, part in parts for line in part}
    assert (lines["1.1.1"].owner, lines["1.1.1"].is_kept) == (builders.commitment(plan).owner, True)
    assert [key for key, line in lines.items() if line.is_kept] == ["1.1.1"]
