"""效力：one act, and page, lists, search and facets say so; a newer document does it by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.index.queries import match
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.metadata import TYPED, Validity
from mingtang.law.validity import Tie
from mingtang.validity.actions.lives import OUTCOMES, end
from mingtang.validity.actions.relations import reasons_against_others, relate, unrelate
from mingtang.validity.due import LabelsOfToday
from mingtang.validity.models import Life
from mingtang.validity.queries.lives import in_force_on
from mingtang.withdrawals.actions import withdraw
from tests.builders import moment
from tests.refusals import refused, stopped
from tests.validity.conftest import LATER, TODAY, label, public

FIRST = date(2026, 1, 1)
DAYS = st.none() | st.integers(0, 9).map(lambda n: FIRST + timedelta(days=n))


@given(
    said=st.sampled_from([one for one in TYPED if one]),
    days=st.tuples(DAYS, DAYS, DAYS, DAYS, DAYS),
    on=st.integers(-1, 10).map(lambda n: FIRST + timedelta(days=n)),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_validity_in_the_database_is_validity_in_the_law(life, said, days, on):
    names = ("in_force_on", "until_on", "changed_on", "expired_on", "repealed_on")
    Life.rows.filter(pk=life.pk).update(said=said, **dict(zip(names, days, strict=True)))
    read = Life.rows.standing(on=on).get(pk=life.pk)
    assert read.stands == read.on(on).value


@pytest.fixture
def life(made):
    return public(made).life


def test_what_is_released_holds_from_its_first_day(made):
    later = public(made, in_force_on=date(2026, 4, 1))
    assert label(later) == "pending"
    (row,) = LabelsOfToday().due(on=date(2026, 4, 1), at=moment("2026-04-01"))
    assert LabelsOfToday().do(row, at=moment("2026-04-01")) == "改了有效性的标签"
    assert label(later) == "valid"
    assert list(LabelsOfToday().due(on=date(2026, 4, 1), at=moment("2026-04-01"))) == []


def test_a_repeal_changes_list_and_search_in_the_same_act_and_the_text_stays(made, client):
    document = public(made)
    end(document, kind=Validity.REPEALED, on=TODAY, basis="镇长办公会议决定废止。", by=made["leader"], at=LATER)
    assert label(document) == "repealed"
    (hit,) = match("秸秆禁烧").hits
    assert hit.facets["validity"] == "repealed"
    page = client.get(document.address).content.decode()
    assert ("废止" in page, "全文" in page) == (True, True)


def test_the_leader_alone_says_what_was_changed_or_has_ended_and_never_twice(made):
    document = public(made)
    told = {"on": TODAY, "basis": "镇长办公会议决定。", "at": LATER}
    for kind in (Validity.CHANGED, Validity.REPEALED):
        with refused(f"登记以后马上公开，文件的{OUTCOMES[kind].label}由柳溪镇人民政府的分管领导登记、更正。"):
            end(document, kind=kind, by=made["clerk"], **told)
    changed = end(document, kind=Validity.CHANGED, by=made["leader"], **told)
    assert end(document, kind=Validity.CHANGED, by=made["leader"], **told) == changed
    repealed = end(document, kind=Validity.REPEALED, by=made["leader"], **told)
    assert end(document, kind=Validity.REPEALED, by=made["leader"], **told) == repealed
    assert document.life.turns.count() == 2
    with refused("这份文件已经废止，不能再变更。"):
        end(document, kind=Validity.REPEALED, by=made["leader"], **told | {"basis": "另一个决定。"})
    with stopped("效力变更记下以后不得改动"):
        document.life.turns.update(on=date(2026, 1, 1))


def test_the_newer_document_repeals_the_older_on_its_first_day_in_force(made):
    older = public(made, "旧办法", number="柳政发〔2025〕1号")
    newer = public(made, "新办法", number="柳政发〔2026〕9号", in_force_on=date(2026, 4, 1))
    relate(newer, tie=Tie.REPEALS, other=older, by=made["leader"], at=LATER)
    assert (label(older), label(newer)) == ("valid", "pending")
    due = LabelsOfToday()
    for row in due.due(on=date(2026, 4, 1), at=moment("2026-04-01")):
        due.do(row, at=moment("2026-04-01"))
    assert (label(older), label(newer)) == ("repealed", "valid")
    assert [row.document for row in in_force_on(made.organ, on=date(2026, 3, 31))] == [older]
    assert [row.document for row in in_force_on(made.organ, on=date(2026, 4, 1))] == [newer]


def test_what_a_withdrawn_document_did_counts_no_more(made):
    older, newer = public(made, "旧办法"), public(made, "新办法", number="柳政发〔2026〕9号")
    relation = relate(newer, tie=Tie.AMENDS, other=older, by=made["leader"], at=LATER)
    assert label(older) == "changed"
    unrelate(relation, by=made["leader"], at=LATER)
    assert label(older) == "valid"
    relate(newer, tie=Tie.REPEALS, other=older, by=made["leader"], at=LATER)
    assert label(older) == "repealed"
    told = {"kind": WithdrawalKind.NOTICE, "public_reason": "依据有误。"}
    withdraw(newer, **told, asked_by=made["clerk"], by=made["leader"], at=LATER)
    assert label(older) == "valid"


def test_an_organ_does_not_repeal_the_document_of_another(made):
    assert reasons_against_others(Tie.REPEALS, public(made), made.neighbour) == ["只能废止本机关的文件。"]
    assert reasons_against_others(Tie.REPEALS, None, made.neighbour) == []
