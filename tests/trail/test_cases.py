"""一件申请的留痕：every room's entries of one case, and of no other."""

from mingtang.audit.models import Entry
from mingtang.trail.queries.cases import cases_of, number_of, references_of
from tests.applying.conftest import files_dir  # noqa: F401
from tests.casework.conftest import does, received
from tests.pages import words
from tests.trail.conftest import as_


def test_the_trail_of_a_case_is_read_as_one(made):
    case, other = received(made), received(made)
    for step in ("examine", "inquire", "hear", "ask_extension"):
        does(made, step, case)
    does(made, "examine", other)
    page = as_(made, "leader").get("/desk/trail/?case=2026-1")
    shown = {(row.kind, row.what) for row in page.context["page_obj"].object_list}
    assert shown == {
        ("依申请公开", "登记申请"), ("办理环节", "审核申请"), ("办理环节", "征求意见"), ("办理环节", "登记收到的意见"),
        ("延长审批", "提出延长答复期限"),
    }  # fmt: skip
    assert len(page.context["page_obj"].object_list) == 5
    event = Entry.rows.filter(verb="applications.examine").first()
    single = as_(made, "leader").get(f"/desk/trail/?of={event.subject}")
    assert "看申请 2026-1 的全部留痕" in words(single)


def test_what_names_no_case_in_sight_shows_nothing(made):
    received(made)
    page = as_(made, "neighbour-leader").get("/desk/trail/?case=2026-1")
    assert (list(page.context["page_obj"].object_list), page.status_code) == ([], 200)
    for typed in ("", "x", "2026", "2026-x", "2026-99", "9" * 40 + "-1"):
        assert cases_of([made.organ], typed) == []
    assert number_of("organs.unit:1") == number_of("nothing:1") == number_of("applications.event:x") == ""
    assert references_of([]) == []
