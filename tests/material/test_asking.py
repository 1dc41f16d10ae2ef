"""请科室提供材料：states × acts, days, words that name nobody, marks of secrecy, reminders, and whom it waits for."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.applications.actions.steps import take
from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.files.actions import store
from mingtang.files.queries import may_see
from mingtang.law.foi import FoiAct
from mingtang.law.material import MOVES, Held, MaterialState
from mingtang.law.rules import RuleBroken
from mingtang.material.actions.asking import accept, drop, send_back
from mingtang.material.due import MaterialReminders
from mingtang.material.in_hand import Material
from mingtang.material.models import MaterialFile, MaterialRequest
from mingtang.material.queries.requests import waiting_for
from mingtang.outbox.models import Notice
from tests.applying.conftest import MARKERS
from tests.builders import moment
from tests.material.conftest import AT, again, answered, asked, standing
from tests.refusals import refused, sql, stopped
from tests.roles import ROLES, signed_in
from tests.standing import standing_in

KNOW = {"clerk", "reviewer", "leader"}
ACTS = {
    MaterialState.ANSWERED: lambda made, row: answered(made, row),
    MaterialState.SENT_BACK: lambda made, row: send_back(row, reason="不是我们的。", by=made["officer"], at=AT),
    MaterialState.ACCEPTED: lambda made, row: accept(row, by=made["clerk"], at=AT),
    MaterialState.ASKED_AGAIN: lambda made, row: again(made, row),
    MaterialState.DROPPED: lambda made, row: drop(row, by=made["clerk"], at=AT),
}
WORD = {"answered": "提供材料", "sent_back": "退回", "accepted": "收下", "asked_again": "再请一次", "dropped": "撤销"}

waits = Material().rows


@pytest.mark.parametrize("then", list(ACTS))
@pytest.mark.parametrize("now", list(MaterialState))
def test_every_act_in_every_state_moves_or_is_refused(made, case, now, then):
    request = standing(made, case, now)
    if then in MOVES[now]:
        ACTS[then](made, request)
        request.refresh_from_db()
        assert request.stands is then
        return
    with refused(f"这次请求“{now.label}”，不能{WORD[then]}。"):
        ACTS[then](made, request)


def test_an_office_is_asked_by_a_day_of_its_own_and_the_clock_of_the_reply_runs_on(made, case):
    before = (case.due_on, case.is_paused, case.steps)
    request = asked(made, case)
    case.refresh_from_db()
    assert (str(request.due_on), before) == ("2026-03-09", (case.due_on, case.is_paused, case.steps))
    (told,) = Notice.rows.filter(person=made["officer"])
    assert told.title == f"申请 {case.number} 请农业农村办公室提供材料，2026年3月9日以前"


def test_a_day_too_near_to_that_of_the_reply_is_refused_with_the_last_one_that_is_not(made, case):
    with refused(
        "这件申请要在2026年3月30日以前答复，材料最迟要在2026年3月26日以前（提前 2 个工作日）；"
        "15 个工作日是2026年4月1日，请写少一些。"
    ):
        asked(made, case, days=15, at=moment("2026-03-11"))


def test_all_that_is_wrong_with_a_request_is_said_at_once(made, case):
    with refused(
        "材料由柳溪镇人民政府的政务公开专员请科室提供。",
        "请选由哪个单位提供。",
        "请写申请人要什么。",
        "请写请提供什么。",
        "给科室的时间写 1 至 15 个工作日。",
    ):
        asked(made, case, unit=None, wanted=" ", asked="", days=0, by="officer")


@pytest.mark.parametrize("unit", ["liuxi", "shanqian-dzb"])
def test_only_offices_districts_and_villages_of_the_organ_are_asked(made, case, unit):
    with refused("只能请本机关现有的科室、管理区或者村提供；别的机关用书面征求意见。"):
        asked(made, case, unit=unit)


def test_a_unit_without_an_officer_is_not_asked(made, case):
    with refused("柳溪镇党政办公室还没有科室承办人，没有人收得到，请先由管理员任命。"):
        asked(made, case, unit="liuxi-dzb")


@pytest.mark.parametrize("where", ["wanted", "asked"])
def test_words_to_an_office_that_name_the_applicant_are_refused_without_repeating_them(made, case, where):
    name, phone = MARKERS["name"], MARKERS["phone"].replace("-", " ")
    with refused(
        "文字里有申请人、代理人的姓名、名称或者地址，科室不用知道是谁申请的，请删去。",
        "文字里有申请人的电话或者号码，请删去。",
    ):
        asked(made, case, **{where: f"{name[0]} {name[1:]}（{phone}）要验收报告"})


def test_another_request_for_the_same_is_held_against_the_applicant_too(made, case):
    request = standing(made, case, MaterialState.SENT_BACK)
    with refused("文字里有申请人、代理人的姓名、名称或者地址，科室不用知道是谁申请的，请删去。"):
        again(made, request, asked=f"{MARKERS['address']}旁边的灌渠")


def test_what_an_office_writes_is_not_held_against_the_applicant(made, case):
    """Whoever could try names until one is refused would learn who it is."""
    request = answered(made, asked(made, case), text=f"验收人是{MARKERS['name']}。")
    assert MARKERS["name"] in request.answer


@pytest.mark.parametrize("act", ["ask", "answer", "elsewhere", "back", "again"])
def test_what_bears_a_mark_of_secrecy_is_kept_nowhere(made, case, act):
    mark = "机密★1年"
    request = None if act == "ask" else standing(made, case, MaterialState.ANSWERED if act == "again" else "asked")
    acts = {
        "ask": lambda: asked(made, case, asked=mark),
        "answer": lambda: answered(made, request, text=mark),
        "elsewhere": lambda: answered(made, request, held=Held.ELSEWHERE, elsewhere=mark),
        "back": lambda: send_back(request, reason=mark, by=made["officer"], at=AT),
        "again": lambda: again(made, request, wanted=mark),
    }
    before = list(MaterialRequest.rows.values())
    with pytest.raises(RuleBroken) as told:
        acts[act]()
    assert told.value.reasons == (CLASSIFIED,)
    assert list(MaterialRequest.rows.values()) == before
    assert (Entry.rows.latest("pk").verb, Entry.rows.filter(facts__contains="机密").count()) == (
        "material.refuse_classified",
        0,
    )


def test_an_office_answers_with_files_that_only_it_and_those_who_handle_the_case_see(made, case):
    request = asked(made, case)
    upload = ContentFile("灌渠验收".encode(), name="验收.txt")
    attachment = store(upload, unit=request.unit, by=made["officer"], at=AT)
    answered(made, request, files=[attachment])
    assert MaterialFile.rows.get().request == request
    assert {role for role in ROLES[3:] if may_see(made[role], attachment, at=AT)} == {*KNOW, "officer"}


def test_an_office_that_does_not_hold_it_says_where_it_may_be(made, case):
    request = answered(made, asked(made, case), held=Held.ELSEWHERE, text="查过档案室。", elsewhere="县水利局")
    assert (request.get_held_display(), request.elsewhere) == ("我们没有，可能在别处", "县水利局")


def test_a_wrong_address_is_sent_back_within_two_working_days(made, case):
    request = asked(made, case)
    with refused("退回只在 2 个工作日以内（到2026年3月4日为止），现在请提供材料，或者选“我们没有，可能在别处”。"):
        send_back(request, reason="不是我们的。", by=made["officer"], at=moment("2026-03-05"))
    with refused("请写退回的理由。"):
        send_back(request, reason=" ", by=made["officer"], at=moment("2026-03-04"))
    send_back(request, reason="应当问司法所。", by=made["officer"], at=moment("2026-03-04"))
    told = Notice.rows.filter(person=made["clerk"]).latest("pk")
    assert told.title == f"农业农村办公室退回了材料请求：申请 {case.number}"


def test_asking_again_keeps_the_first_as_it_was(made, case):
    first = answered(made, asked(made, case))
    second = again(made, first, asked="还请提供监理日志")
    first.refresh_from_db()
    assert (first.stands, first.answer, first.again) == (MaterialState.ASKED_AGAIN, "在档案室，下午送来。", second)
    assert (second.stands, second.unit, second.follows) == (MaterialState.ASKED, made.units["liuxi-sfs"], first)


def test_a_district_answers_for_its_village_and_an_office_for_no_other(made, case):
    request = asked(made, case, unit="taoyuan")
    with refused("材料由桃园村村民委员会的科室承办人提供或者退回。"):
        answered(made, request, by="officer")
    assert answered(made, request, by="district-officer").answerer == "东承办"


def test_a_case_that_is_over_asks_no_more_of_anybody(made, case):
    request = asked(made, case)
    take(case, FoiAct.WITHDRAW, on=AT.date(), seen=case.steps, by=None, at=AT)
    case.refresh_from_db()
    request = MaterialRequest.rows.get(pk=request.pk)
    with refused("这件申请“已终止”，不用再提供材料。"):
        answered(made, request)
    with refused("这件申请“已终止”，不再请科室提供材料。"):
        asked(made, case)
    assert (
        waiting_for(made["officer"], at=AT),
        list(MaterialReminders().due(on=moment("2026-05-01").date(), at=AT)),
    ) == (
        [],
        [],
    )


def test_an_office_is_reminded_before_and_each_week_late_once_however_often_it_runs(made, case):
    request, task = asked(made, case), MaterialReminders()

    def run(day):
        at = moment(day)
        return [task.do(pk, at=at) for pk in task.due(on=at.date(), at=at)]

    assert [run("2026-03-04"), run("2026-03-05"), run("2026-03-06"), run("2026-03-09")] == [
        [], ["发出 1 条提醒。"], [None], [None],
    ]  # fmt: skip
    late = [run(day) for day in ("2026-03-10", "2026-03-12", "2026-03-17")]
    assert late == [["发出 3 条提醒。"], [None], ["发出 3 条提醒。"]]
    titles = set(Notice.rows.filter(subject__contains="material").values_list("title", flat=True))
    assert f"已经超期，2026年3月9日到期：申请 {case.number} 的材料" in titles
    assert not any(marker in title for title in titles for marker in MARKERS.values())
    answered(made, request)
    assert run("2026-03-24") == []


def test_todays_rows_go_to_the_office_then_to_the_clerk_and_to_nobody_else(made, case):
    request = asked(made, case)
    (row,) = waits(made["officer"], at=AT)
    assert (row.step, row.words) == ("去提供", "还有 5 个工作日，2026年3月9日到期")
    assert [waits(made[role], at=AT) for role in ("clerk", "other-officer", "neighbour-clerk", "leader")] == [[]] * 4
    late = moment("2026-03-10")
    assert [(row.tone, row.words) for row in waits(made["clerk"], at=late)] == [("bad", "已经超期")]
    answered(made, request)
    assert ([row.step for row in waits(made["clerk"], at=AT)], waits(made["officer"], at=AT)) == (
        ["去看"],
        [],
    )


def test_the_office_never_sees_who_applied(made, running):
    request = asked(made, running, at=running.submitted_at)
    client = signed_in(made, "officer")
    pages = [f"/desk/material/{request.pk}/", "/desk/material/", running.desk_address, "/desk/", "/desk/notices/"]
    told = "".join(client.get(url).content.decode() for url in pages)
    assert {name for name, marker in MARKERS.items() if marker in told} == set()
    assert request.asked in told


def test_the_database_keeps_what_was_asked_and_what_the_unit_itself_answered(made, case):
    request = asked(made, case)
    with stopped("发出的材料请求不得改动"):
        sql("UPDATE material_materialrequest SET asked='别的' WHERE id=%s", request.pk)
    by_another = "UPDATE material_materialrequest SET held='held', answered_at=%s, answered_by_id=%s WHERE id=%s"
    for role in ("clerk", "other-officer"):
        with stopped("材料由本单位的承办人提供"):
            sql(by_another, AT, made[role].pk, request.pk)
    answered(made, request)
    with stopped("科室提供的材料不得改动"):
        sql("UPDATE material_materialrequest SET answer='别的' WHERE id=%s", request.pk)
    with stopped("材料请求不得删除"):
        sql("DELETE FROM material_materialrequest WHERE id=%s", request.pk)
    accept(request, by=made["clerk"], at=AT)
    with stopped("了结的材料请求不得改动"):
        sql("UPDATE material_materialrequest SET state='asked' WHERE id=%s", request.pk)


def test_a_deputy_answers_in_the_name_of_the_officer(made, case):
    request, deputy = asked(made, case), standing_in(made, "clerk", of="officer")
    assert answered({"deputy": deputy}, request, by="deputy").answerer == "林专员（代江承办）"


def test_the_list_asks_as_often_for_one_request_as_for_three_hundred(made, running):
    at = running.submitted_at
    like = asked(made, running, at=at)
    clients = [signed_in(made, role) for role in ("clerk", "officer")]

    def queries():
        counts = []
        for client in clients:
            for url in ("/desk/material/", "/desk/material/?state=", "/desk/", running.desk_address):
                with CaptureQueriesContext(connection) as counted:
                    assert client.get(url).status_code == 200
                counts.append(len(counted))
        return counts

    queries()
    few = queries()
    facts = {f.attname: getattr(like, f.attname) for f in MaterialRequest._meta.concrete_fields if f.name != "id"}
    MaterialRequest.rows.bulk_create(MaterialRequest(**facts) for _ in range(299))
    assert queries() == few
