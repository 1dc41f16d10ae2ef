"""备份的提醒：the topmost administrator is told while there is no copy or only an old one."""

from datetime import timedelta

from mingtang.audit.actions import record
from mingtang.backup.actions.making import MADE
from mingtang.desk.queries import backups
from tests.builders import moment

AT = moment("2026-03-10")


def told(town, username, *, at=AT):
    return [row.sentence for row in backups.rows(town[username], at=at)]


def test_whoever_keeps_the_whole_is_told_that_there_is_no_copy(town):
    assert told(town, "county-administrator") == ["还没有做过备份，请在服务器上运行 mingtang backup"]
    assert [told(town, username) for username in ("administrator", "clerk", "county-inspector")] == [[], [], []]


def test_a_copy_grows_old_in_a_week(town):
    record("qinghe", by="cli", verb=MADE, of=town.units["qinghe"], at=AT)
    assert told(town, "county-administrator", at=AT + timedelta(days=7)) == []
    late = told(town, "county-administrator", at=AT + timedelta(days=9))
    assert late == ["已有 9 天没有备份，请在服务器上运行 mingtang backup"]
