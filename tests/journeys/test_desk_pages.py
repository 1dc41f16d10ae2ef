"""工作台页面：at two widths; accessible, valid, and no wider than the screen."""

import pytest

from mingtang.ui import clock

YEAR = clock.today().year  # the demo town lives in the year of the day it was loaded

DESK = {
    "today": ("/desk/", "zhouwenqing"),
    "today-leader": ("/desk/", "zhaomingyuan"),
    "today-officer": ("/desk/", "liuhemiao"),
    "today-inspector": ("/desk/", "songjianheng"),
    "ledger": ("/desk/ledger/", "zhouwenqing"),
    "stalled": ("/desk/stalled/", "zhouwenqing"),
    "plans": ("/desk/plans/", "zhouwenqing"),
    "plan-new": ("/desk/plans/new/", "zhouwenqing"),
    "plan": (f"/desk/plans/qili/{YEAR}/", "zhouwenqing"),
    "commitment": (f"/desk/plans/qili/{YEAR}/1.1.1/", "zhouwenqing"),
    "commitment-reviewer": (f"/desk/plans/qili/{YEAR}/1.1.2/", "lishuangyu"),
    "sheet-new": (f"/desk/sheets/qili/{YEAR}/", "zhouwenqing"),
    "policies": ("/desk/policies/?state=all", "zhouwenqing"),
    "policy": ("/desk/policies/3/", "zhouwenqing"),
    "policy-new": ("/desk/policies/new/", "liuhemiao"),
    "policy-sheet": ("/desk/policies/3/sheet/", "zhaomingyuan"),
    "policy-rule": ("/desk/policies/settings/", "zhouwenqing"),
    "validity": ("/desk/validity/", "zhouwenqing"),
    "reports": ("/desk/reports/", "zhouwenqing"),
    "report-new": ("/desk/reports/qili/new/", "zhouwenqing"),
    "crises": ("/desk/crises/", "zhouwenqing"),
    "crisis-new": ("/desk/crises/new/", "zhouwenqing"),
    "crisis": ("/desk/crises/qili/heavy-rain/", "zhouwenqing"),
    "lines": ("/desk/crises/qili/heavy-rain/lines/", "zhaomingyuan"),
    "line-write": ("/desk/crises/qili/heavy-rain/lines/write/", "liuhemiao"),
    "review": ("/desk/review/", "lishuangyu"),
    "people": ("/desk/people/", "hanchengze"),
    "person": ("/desk/people/zhaomingyuan/", "hanchengze"),
    "hand-over": ("/desk/people/liuhemiao/hand-over/", "hanchengze"),
    "roster": ("/desk/roster/", "hanchengze"),
    "deputies": ("/desk/deputies/", "hanchengze"),
    "posts": ("/desk/posts/", "guwanning"),
    "units": ("/desk/units/", "hanchengze"),
    "holidays": ("/desk/holidays/", "qinshouzheng"),
    "cleanups": ("/desk/cleanups/", "zhouwenqing"),
    "cleanup-new": ("/desk/cleanups/new/", "zhouwenqing"),
    "cleanup": ("/desk/cleanups/qili/2/", "zhouwenqing"),
    "cleanup-signed": ("/desk/cleanups/qili/1/", "zhaomingyuan"),
    "notices": ("/desk/notices/", "zhaomingyuan"),
    "notice-settings": ("/desk/notices/settings/", "zhouwenqing"),
    "deliveries": ("/desk/deliveries/", "hanchengze"),
    "reminder-rule": ("/desk/reminders/qili/", "zhouwenqing"),
    "registers": ("/desk/registers/", "zhouwenqing"),
    "register": ("/desk/registers/qili/powers/", "zhouwenqing"),
    "register-fields": ("/desk/registers/qili/powers/fields/", "zhouwenqing"),
    "enforcement": ("/desk/enforcement/", "zhouwenqing"),
    "enforcement-new": ("/desk/enforcement/new/penalty/", "zhouwenqing"),
    "subsidies": ("/desk/subsidies/", "liuhemiao"),
    "subsidy": ("/desk/subsidies/qili/land/", "liuhemiao"),
    "payees": ("/desk/subsidies/qili/machines/payees/", "liuhemiao"),
    "objections": ("/desk/subsidies/qili/machines/objections/", "liuhemiao"),
    "words": ("/desk/words/", "zhouwenqing"),
    "words-of-the-organ": ("/desk/words/qili/", "zhouwenqing"),
    "accessions": ("/desk/drafts/from-file/", "zhouwenqing"),
    "batches": ("/desk/drafts/from-files/", "zhouwenqing"),
    "trail": ("/desk/trail/", "hanchengze"),
    "explainers": ("/desk/explainers/", "zhouwenqing"),
    "explainer": ("/desk/explainers/4/", "zhouwenqing"),
    "explainer-block": ("/desk/explainers/4/blocks/new/gets/", "zhouwenqing"),
    "explainer-media": ("/desk/explainers/4/blocks/new/media/", "zhouwenqing"),
    "explainers-coverage": ("/desk/explainers/coverage/", "zhaomingyuan"),
    "explainers-rule": ("/desk/explainers/rules/qili/", "zhouwenqing"),
}


@pytest.mark.parametrize("name", DESK)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_desk_page_is_accessible_and_fits_the_screen(name, width, visit, judges):
    path, who = DESK[name]
    page = visit(path, who=who, width=width)
    assert judges.judge(page, f"desk-{name}-{width}") == []


@pytest.mark.parametrize("name", ["today", "ledger", "commitment"])
def test_a_desk_page_in_large_type_fits_a_phone(name, visit, judges):
    path, who = DESK[name]
    page = visit(path, who=who, width=360, care=True)
    assert judges.judge(page, f"desk-{name}-360-care") == []


def test_every_page_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
