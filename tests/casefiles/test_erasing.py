"""抹去：by two people or by the rule of days; afterwards no marker is found in any table, file, trail or package."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings as configured

from mingtang.applications.models import Particulars
from mingtang.audit.models import Entry
from mingtang.audit.queries import verify
from mingtang.casefiles.actions.erasing import ask_erasure, erase, erase_by_rule
from mingtang.casefiles.checking import checked
from mingtang.casefiles.due import IdentitiesPastKeeping, ParticularsPastKeeping
from mingtang.casefiles.models import Erasure, FiledPaper, Package
from mingtang.casefiles.queries.desk import newest, papers_of
from mingtang.casefiles.zipping import entries_of
from mingtang.files.streaming import zipped
from mingtang.law.proceedings import Result
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.sealed.models import Sealed
from tests.applying.conftest import MARKERS
from tests.builders import moment
from tests.casefiles.conftest import LETTER, PARTY, RECEIVED_BY, WRITTEN, archived, fresh, taken_out
from tests.recourse.conftest import brought, decided, scanned
from tests.refusals import refused, stopped

PLANTED = (*MARKERS.values(), LETTER, RECEIVED_BY, WRITTEN, PARTY, "甄申请")
LATER = moment("2026-07-10")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def outlets(package):
    """Everything that the system holds: every row of ours, every file, the package."""
    yield from (str(row) for model in apps.get_models() for row in model._base_manager.values_list())
    for path in configured.FILES_DIR.rglob("*"):
        yield path.name
        if path.is_file():
            yield path.read_bytes().decode("utf-8", "ignore")
    if package is not None:
        book = zipfile.ZipFile(io.BytesIO(b"".join(zipped(entries_of(package, papers_of(package))))))
        for name in book.namelist():
            yield name
            yield book.read(name).decode("utf-8", "ignore")


def found(package=None):
    held = list(outlets(package))
    return {word for word in PLANTED if any(word in text for text in held)}


def asked(made, case, *, scope=Erasure.EVERYTHING, by="clerk", at=LATER, reason="本人要求。"):
    return ask_erasure(case, scope=scope, reason=reason, by=made[by], at=at)


def test_after_the_erasure_nothing_that_names_the_applicant_is_found_anywhere(made, case, committed):
    proceeding = brought(made, case)
    scanned(made, proceeding)
    decided(made, proceeding, Result.UPHELD, on="2026-05-20")
    package = archived(made, case)
    assert found(package) == set(PLANTED)
    erasure = asked(made, case)
    with committed():
        erase(erasure, by=made["reviewer"], at=LATER)
    left = newest(case)
    assert found(left) == set()
    assert (left.version, left.why, left.count) == (2, Package.ERASED, 1)
    assert checked(left, papers_of(left)).holds
    assert [name.rsplit("/")[1] for name in taken_out(left).namelist()] == ["目录.txt", "manifest.json", "001.txt"]
    assert not [path for path in configured.FILES_DIR.rglob("*") if path.is_file() and path.name != "seal.key"]
    assert verify().ok


def test_digests_and_salts_of_what_was_erased_go_too(made, case, committed):
    package = archived(made, case)
    erasure = asked(made, case)
    with committed():
        erase(erasure, by=made["leader"], at=LATER)
    assert Package.rows.get(pk=package.pk).salt == ""
    rows = FiledPaper.rows.filter(package=package, is_personal=True)
    assert set(rows.values_list("sha256", "text", "title")) == {("", "", "已抹去")}
    assert FiledPaper.rows.get(package=package, is_personal=False).sha256
    assert Particulars.rows.get().person_key == ""


def test_nothing_is_erased_while_a_review_may_be_asked_for(made, case):
    early = moment("2026-05-19")
    reason = "申请行政复议的期限到2026年5月19日，还没有过，申请和答复是复议的证据，从第二天起可以抹去。"
    with refused(reason):
        asked(made, case, at=early)
    assert asked(made, case, at=early, scope=Erasure.IDENTITY).scope == Erasure.IDENTITY


def test_what_the_organ_wrote_stays_for_its_days(made, case, committed, settings):
    own = {"casefiles.OwnWords": ["tests.casefiles.conftest.Letters"], "casefiles.PersonalWords": []}
    settings.MINGTANG_PORTS = settings.MINGTANG_PORTS | own
    archived(made, case)
    with committed():
        erase(asked(made, case), by=made["reviewer"], at=LATER)
    left = newest(case)
    assert found(left) == {LETTER, "甄申请"}
    assert checked(left, papers_of(left)).holds
    rule, over = ParticularsPastKeeping(), moment("2036-03-21")
    assert list(rule.due(on=day_of(over), at=over)) == [case.pk]
    with committed():
        assert rule.do(case.pk, at=over)
    assert found(newest(case)) == set()
    assert list(rule.due(on=day_of(over), at=over)) == []


def test_the_reason_that_stays_does_not_say_who_applied(made, case):
    with refused("理由里不要写申请人、代理人的姓名、名称、地址和号码，请删去。"):
        asked(made, case, reason=f"{MARKERS['name']}来信要求删除")
    assert asked(made, case).reason == "本人要求。"


def test_one_asks_and_another_erases(made, case):
    erasure = asked(made, case)
    with refused("抹去是您提出的，请由另一个人办理。"):
        erase(erasure, by=made["clerk"], at=LATER)
    with refused("抹去由本机关的政务公开专员、审核人或者分管领导办理。"):
        erase(erasure, by=made["officer"], at=LATER)
    with refused("已经提出过，等另一个人办理。"):
        asked(made, case)
    erase(erasure, by=made["leader"], at=LATER)
    with refused("已经抹去。"):
        erase(erasure, by=made["leader"], at=LATER)


def test_the_database_too_wants_two_people(made, case):
    erasure = asked(made, case)
    with stopped():
        Erasure.rows.filter(pk=erasure.pk).update(done_by=made["clerk"], done_at=LATER)
    with stopped("抹去的记录不得改动"):
        Erasure.rows.filter(pk=erasure.pk).update(reason="别的")


def test_what_is_wrong_with_the_request_is_told_all_at_once(made, case):
    with refused("抹去由柳溪镇人民政府的政务公开专员提出。", "请写明为什么抹去。", "请选择抹去的范围。"):
        asked(made, case, scope="all", by="leader", reason=" ")
    with pytest.raises(RuleBroken):
        asked(made, case, reason="机密★一年")
    assert (Erasure.rows.count(), Entry.rows.order_by("-id").first().verb) == (0, "casefiles.refuse_classified")


def test_what_is_open_or_disputed_is_not_erased(made, case):
    brought(made, case)
    with refused("行政复议还没有结案（收到），结案以后再办。"):
        asked(made, case)
    assert erase_by_rule(case.pk, everything=False, at=moment("2030-01-01")) is False


def test_the_identity_alone_may_be_erased_on_demand(made, case, committed):
    erasure = asked(made, case, scope=Erasure.IDENTITY)
    with committed():
        erase(erasure, by=made["leader"], at=LATER)
    assert Sealed.rows.get().is_erased
    assert fresh(case).particulars.name == MARKERS["name"]


@pytest.mark.parametrize(
    ("task", "last"), [(IdentitiesPastKeeping, "2026-06-18"), (ParticularsPastKeeping, "2036-03-20")]
)
def test_what_is_past_its_days_is_erased_by_rule_and_once(made, case, committed, task, last):
    rule, on = task(), moment(last)
    assert list(rule.due(on=day_of(on), at=on)) == []
    assert rule.do(case.pk, at=on) is None
    after = on + timedelta(days=1)
    assert list(rule.due(on=day_of(after), at=after)) == [case.pk]
    with committed():
        assert rule.do(case.pk, at=after)
    assert rule.do(case.pk, at=after) is None
    assert list(rule.due(on=day_of(after), at=after)) == []
    assert Erasure.rows.get().asked_by is None


def test_the_days_are_those_of_the_settings(made, case, settings):
    settings.MINGTANG_IDENTITY_DAYS, settings.MINGTANG_PARTICULARS_YEARS = 10, 1
    at = moment("2026-03-31")
    assert list(IdentitiesPastKeeping().due(on=day_of(at), at=at)) == [case.pk]
    at = moment("2027-03-21")
    assert list(ParticularsPastKeeping().due(on=day_of(at), at=at)) == [case.pk]


def test_a_case_that_is_handled_again_is_not_erased_by_rule(made, case):
    proceeding = brought(made, case)
    decided(made, proceeding, Result.CORRECTED, on="2026-05-20", redo=True)
    at = moment("2040-01-01")
    assert list(IdentitiesPastKeeping().due(on=day_of(at), at=at)) == []
    assert erase_by_rule(case.pk, everything=True, at=at) is False
