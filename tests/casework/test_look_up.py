"""查询：what the applicant is told of each step, in plain words."""

import pytest

from mingtang.applying.progress import told_to_applicant
from mingtang.casework.actions import terms
from tests.applying.conftest import entered
from tests.builders import moment
from tests.casework.conftest import day, does, now, standing


def told(case, on="03-12"):
    return told_to_applicant(now(case), on=day(on))


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ("received", "申请已经收到，正在审核。2026年3月30日前答复您。"),
        ("correcting", "请您补正：看下面的告知，把要的信息写清楚。补好以后重新计算答复期限。"),
        (
            "correcting, told",
            "请您在2026年3月31日以前补正，补好以后重新计算答复期限；逾期又没有正当理由的，不再办理。",
        ),
        ("handling, asked", "正在办理。正在等有关方面的意见，等的时间不计算在期限内。"),
        ("handling, delayed", "正在办理。2026年5月29日前答复您。"),
        ("unpaid", "收费通知已经发出，请在2026年4月14日以前缴费，缴清以后从次日起重新计算答复期限。"),
        ("closed", "办理已经终止。"),
    ],
)
def test_what_happens_now_and_until_when(made, scenario, words):
    assert told(standing(made, scenario)).now == words


def test_what_was_done_is_told_by_its_days_and_not_as_it_was_entered(made):
    case = standing(made, "unpaid, asked")
    does(made, "hear", case)
    assert [on for on, _ in told(case).done] == [day("03-03"), day("03-05"), day("03-12"), day("03-13")]


def test_an_extension_is_told_with_its_days(made):
    case = standing(made, "handling, extension asked")
    terms.consent(now(case), on=day("03-24"), seen=now(case).steps, by=made["leader"], at=moment("2026-03-24"))
    assert told(case).done[-1] == (day("03-24"), "经负责人同意，答复期限延长 20 个工作日")
    assert told(case).until == day("04-28")


def test_silence_a_fee_and_a_delay_are_told_in_words(made):
    case = standing(made, "unpaid, asked")
    does(made, "lapse_inquiry", case)
    assert [what for _, what in told(case).done[-2:]] == ["发出收费通知，700 元", "对方到期没有提出意见，继续办理"]
    assert told(standing(made, "handling, delayed")).done[-1][1] == "告知您延迟到2026年5月29日答复"


def test_what_is_missing_is_told_and_the_other_side_is_not_named(made):
    case = standing(made, "correcting")
    assert told(case).asked.text == "哪一年的"
    asked = standing(made, "handling, asked")
    assert "某公司" not in str(told(asked))


def test_the_parts_of_a_letter_and_the_case_it_was_joined_to_are_told_under_the_first_number(made):
    assert told(standing(made, "split")).parts == (
        "受理编号 2026-3：申请已经收到，正在审核。2026年3月30日前答复您。",
        "受理编号 2026-4：申请已经收到，正在审核。2026年3月30日前答复您。",
    )
    assert [part[:12] for part in told(standing(made, "joined")).parts] == ["受理编号 2026-6："]


def test_a_fee_is_told_with_its_basis_and_its_working(made):
    assert told(standing(made, "unpaid")).fee == (
        "依据：《政府信息公开信息处理费管理办法》第五条，按量计收。",
        "1 至 30 页，不收费。",
        "31 至 100 页，每页 10 元，70 页共 700 元。",
        "一共 700 元。",
    )
    assert told(standing(made, "handling, paid")).fee == ()


def test_a_day_gone_by_is_told_as_gone(made):
    case = standing(made, "correcting, told")
    assert told(case, on="04-01").now.startswith("补正的期限到2026年3月31日，已经过了。还没有终止办理以前")
    assert told(standing(made, "unpaid"), on="04-15").now.startswith("缴费的期限到2026年4月14日，已经过了，")


def test_the_answer_of_the_case_it_was_joined_to_is_found_under_the_own_code(made, client):
    main = standing(made, "received")
    given = entered(made)
    does(made, "join", given.application, into=main.pk)
    does(made, "withdraw", main)
    told = {"organ": "liuxi", "number": given.application.number, "code": given.code}
    page = client.post("/applications/", told).content.decode()
    assert f"办理结果（受理编号 {main.number}）" in page
    assert "申请已经撤回，办理到此为止，没有另外作出答复。" in page
