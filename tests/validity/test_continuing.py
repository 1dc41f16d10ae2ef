"""继续执行：assessed, it holds longer only from a new edition that says so, and never longer than the organ set."""

from datetime import date, timedelta

import pytest

from mingtang.drafting.actions import handing, writing
from mingtang.law.days import chinese_day
from mingtang.law.validity import Outcome
from mingtang.ui import clock
from mingtang.validity.actions.assessing import assess
from mingtang.validity.actions.lives import set_term
from mingtang.validity.in_hand import Assessments
from mingtang.validity.models import Life
from mingtang.validity.queries.lives import running_out
from tests.builders import moment
from tests.drafting.conftest import fresh, published, written
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.validity.conftest import LATER, TODAY, public

OLD, NEW = date(2026, 3, 31), date(2029, 3, 31)
ANEW = moment("2026-03-10")
DAYS = {"in_force_on": date(2024, 4, 1), "made_on": date(2024, 3, 1)}


@pytest.fixture
def document(made):
    """One that runs out within the month."""
    made_out = public(made, **DAYS)
    set_term(made_out, until_on=OLD, register_number="LIUXI-2024-0007", at=LATER)
    return made_out


def held(document):
    life = Life.rows.get(document=document)
    return life.until_on, life.register_number


def steps(made):
    return [row.step for row in Assessments().rows(made["clerk"], at=LATER)]


def goes_on(document, made, until_on=NEW):
    told = {"words": "仍然需要。", "until_on": until_on, "by": made["clerk"], "at": LATER}
    return assess(document, outcome=Outcome.CONTINUE, **told)


def again(made, document, html, *, at=ANEW):
    draft = handing.correct(document, by=made["officer"], at=at)
    told = written(html=html, type="policy", size="major", note="重新公布。", **DAYS)
    writing.keep(draft, written=told, version=draft.version, by=made["officer"], at=at)
    return published(made, fresh(draft), at=at)


def test_an_assessment_changes_nothing_until_a_new_edition_tells_the_new_last_day(made, document):
    assert (steps(made), [row.document for row in running_out(made.organ, on=TODAY)]) == (["去评估"], [document])
    assert goes_on(document, made).register_number == "LIUXI-2026-0001"
    assert (held(document), steps(made)) == ((OLD, "LIUXI-2024-0007"), ["去重新公布"])
    again(made, document, "<p>改正了一个错字。</p>")
    assert held(document) == (OLD, "LIUXI-2024-0007")
    again(made, document, "<p>本规定有效期延长至 2029 年 3 月 31 日。</p>")
    assert (held(document), steps(made)) == ((NEW, "LIUXI-2026-0001"), [])


def test_pressed_twice_it_takes_one_number_and_another_day_keeps_that_number(made, document):
    first = goes_on(document, made)
    assert goes_on(document, made) == first
    other = goes_on(document, made, date(2030, 3, 31))
    assert (other.pk != first.pk, other.register_number) == (True, "LIUXI-2026-0001")


def test_until_it_is_published_anew_its_page_says_what_is_to_be_done(made):
    document = public(made, **DAYS)
    old, new = clock.today() + timedelta(days=60), clock.today() + timedelta(days=600)
    set_term(document, until_on=old, at=LATER)
    clerk, url = signed_in(made, "clerk"), f"/desk/validity/{document.pk}/"
    data = {"assess-outcome": "continue", "assess-words": "仍然需要。", "assess-until_on": new.isoformat()}
    assert clerk.post(f"{url}assess/", data).status_code == 302
    assert f"已评估，等重新公布：继续执行到{chinese_day(new)}。" in words(clerk.get(url))


def test_an_edition_that_comes_after_the_old_last_day_brings_nothing_back(made, document):
    goes_on(document, made)
    again(made, document, "<p>有效期至2029年3月31日。</p>", at=moment("2026-04-02"))
    assert held(document) == (OLD, "LIUXI-2024-0007")


def test_nothing_is_continued_longer_than_the_organ_set(made, document):
    with refused("新的有效期从现在的有效期届满起算，不能超过本机关定的最长年限，最晚到2031年3月31日，请改短。"):
        goes_on(document, made, date(2099, 12, 31))
    assert goes_on(document, made, date(2031, 3, 31)).until_on == date(2031, 3, 31)


def test_what_is_on_trial_is_continued_for_no_longer_than_a_trial(made):
    trial = public(made, "柳溪镇秸秆禁烧管理规定（试行）", **DAYS)
    set_term(trial, until_on=OLD, at=LATER)
    with refused("新的有效期从现在的有效期届满起算，不能超过本机关定的最长年限，最晚到2028年3月31日，请改短。"):
        goes_on(trial, made)
