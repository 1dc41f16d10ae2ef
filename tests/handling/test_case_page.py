"""案件页：what is due and why, who sees the applicant, other applications of the same person, parts of rooms above."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.test import override_settings

from mingtang.applications.actions.steps import take
from mingtang.applications.models import CasePaper
from mingtang.casework.queries import people
from mingtang.files.actions import store, sweep
from mingtang.files.storage import path_of
from mingtang.handling.ports import Part
from mingtang.handling.queries import case as queries
from mingtang.law.foi import Channel, FoiAct
from mingtang.law.reply_facts import Asked
from tests.applying.conftest import MARKERS
from tests.handling.conftest import applied, entered, now, on
from tests.roles import ROLES, signed_in

KNOW = {"clerk", "reviewer", "leader"}


class Sample:
    """A room above that has something to show to the clerk alone."""

    def part(self, application, viewer, *, at):
        """One part."""
        if viewer.username != "clerk":
            return None
        return Part(10, "答复稿", "ui/components/empty.html", {"number": application.number})


def page(made, case, role="clerk"):
    return signed_in(made, role).get(case.desk_address)


def test_the_page_tells_by_when_to_reply_and_how_that_day_was_found(made, case):
    found = page(made, case).content.decode()
    assert ["2026年3月30日" in found, "期限是怎样算的" in found, "当日不计入" in found] == [True, True, True]


def test_the_ledger_is_drawn_and_told_with_its_articles(made, case):
    take(case, FoiAct.EXAMINE, on=on(3)[1], seen=0, by=made["clerk"], at=on(3)[0])
    take(
        case, FoiAct.INQUIRE, on=on(4)[1], seen=1, by=made["clerk"], at=on(4)[0],
        facts={"asked": Asked.THIRD_PARTY.value},
    )  # fmt: skip
    response = signed_in(made, "clerk").get(case.desk_address)
    days = response.context["days"]
    assert [(s.interval.kind.label, s.interval.since, s.interval.until) for s in days.strips] == [
        ("计算", date(2026, 3, 2), date(2026, 3, 4)),
        ("停止计算", date(2026, 3, 4), None),
    ]
    assert days.clock.awaited == ("等待第三方意见，对方收到的日期还没有登记。",)
    assert [word in response.content.decode() for word in ("<svg", "停止计算", days.clock.awaited[0])] == [True] * 3


def test_what_is_not_confirmed_has_no_day_yet(made):
    case = entered(made, channel=Channel.LETTER).application
    assert [queries.days(case, on=on(3)[1]).clock, "期限没有起算" in page(made, case).content.decode()] == [
        None,
        True,
    ]


def test_who_applies_and_for_what_is_shown_to_those_who_handle_it_alone(made):
    case = applied(made).application
    pages = {role: page(made, case, role).content.decode() for role in ROLES}
    assert {role for role, found in pages.items() if any(marker in found for marker in MARKERS.values())} == KNOW


def test_other_applications_of_the_same_person_are_pointed_out_and_counted_for_the_month(made, case):
    second = entered(made).application
    namesake = entered(made, phone="0000-1111111", address="村东").application
    assert [other.number for other in people.same_person(now(second))] == [case.number]
    assert people.earlier_in_month(second, people.same_person(now(second))) == 1
    assert people.earlier_in_month(case, people.same_person(now(case))) == 0
    shown = page(made, second).content.decode()
    assert case.desk_address in shown
    assert f'留的联系方式不一样的还有：<a href="{namesake.desk_address}">' in shown


def test_the_same_person_is_known_by_any_way_to_reach_them_that_both_applications_name(made, case):
    moved = entered(made, phone="", email="z@example.com").application
    other = entered(made, phone="", email="", address="别处").application
    assert [people.same_person(now(case)), people.namesakes(now(case))] == [[moved], [other]]


def test_rooms_above_show_their_part_to_whom_they_will(made, case, settings):
    ports = {**settings.MINGTANG_PORTS, "handling.CasePart": ["tests.handling.test_case_page.Sample"]}
    with override_settings(MINGTANG_PORTS=ports):
        assert ["答复稿" in page(made, case, role).content.decode() for role in ("clerk", "leader")] == [True, False]


@pytest.mark.parametrize("address", ["liuxi/2026-99", "xiacun/2026-1"])
def test_a_case_that_is_not_there_is_not_found(made, case, address):
    assert signed_in(made, "clerk").get(f"/desk/applications/{address}/").status_code == 404


def test_a_paper_of_a_case_is_not_swept_away(made, case):
    by, at = made["clerk"], on(3)[0]
    kept = store(ContentFile("来信".encode(), name="来信.txt"), unit=made.organ, by=by, at=at)
    CasePaper.rows.create(application=case, attachment=kept, title="来信", by=by, at=at)
    assert [sweep(at=on(6)[0]), path_of(kept.stored).is_file()] == [0, True]
