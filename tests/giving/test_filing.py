"""归档：letters and given files go into the case file, and are forgotten with the applicant."""

from mingtang.caseletters.filing import LettersOfCase
from mingtang.caseletters.models import CaseLetter
from mingtang.files.models import Dropped
from mingtang.giving.actions import give
from mingtang.giving.filing import RepliesOfCase
from mingtang.replies.models import ReplyText
from tests.giving.conftest import AT, drafted, now, paper, seen
from tests.replies.test_guards import signed_as_it_stands


def test_what_was_signed_and_given_is_filed_and_then_forgotten(made, case):
    drafted(made, case)
    file = give(now(case), upload=paper(), title="材料", seen=seen(case), by=made["clerk"], at=AT).attachment
    signed_as_it_stands(made, case)
    rooms = (LettersOfCase(), RepliesOfCase())
    found = [each for room in rooms for each in room.documents(now(case))]
    assert [name for name, _, _ in found] == ["文书-01-政府信息不存在告知书.docx", "提供-01.txt"]
    assert found[0][1]() == found[0][1]()
    assert found[1][1]().decode() == "柳溪镇灌渠清淤验收材料"
    for _ in range(2):
        for room in rooms:
            room.wipe(now(case), by="calendar", at=AT)
    assert [each for room in rooms for each in room.documents(now(case))] == []
    assert (CaseLetter.rows.get().body, ReplyText.rows.get().text) == ("", "")
    assert Dropped.rows.get().attachment == file
