"""抹去和换密钥：nothing is left, whoever is killed meanwhile; what is kept stays whole."""

import os
import secrets
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.files import actions as files
from mingtang.law.rules import RuleBroken
from mingtang.sealed import keys, storage
from mingtang.sealed.actions import BY_RULE, ERASED, erase, keep_until, opened, opened_text
from mingtang.sealed.due import ClosedAnew, LostSealed, PastKeeping
from mingtang.sealed.models import Sealed
from tests.builders import moment
from tests.refusals import refused
from tests.sealed.conftest import AT, MARKER, PDF, on_disk

pytestmark = pytest.mark.django_db
LATER = moment("2026-03-09")
DAY = timedelta(days=1)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def done(task, *, at):
    """What one daily round of the task does."""
    return [task.do(row, at=at) for row in task.due(on=at.date(), at=at)]


def test_what_is_erased_is_gone_and_its_row_stays(keep, client, town, data_dir, committed):
    sealed = keep(PDF, "a.pdf")
    with committed():
        erase(sealed, by=town["clerk"], at=LATER, reason="本人要求删除。")
    assert on_disk(data_dir) == []
    kept = Sealed.rows.get()
    assert (kept.erased_by, kept.erased_at, kept.erased_reason) == (town["clerk"], LATER, "本人要求删除。")
    entry = Entry.rows.latest("id")
    assert (entry.verb, entry.subject, "本人" in entry.facts) == ("sealed.erase", f"sealed.sealed:{kept.pk}", False)
    for act in (
        lambda: opened(sealed, by="door", at=LATER, reason="test.look"),
        lambda: erase(sealed, by=town["clerk"], at=LATER, reason="再来一次。"),
        lambda: keep_until(sealed, on=LATER.date(), by=town["clerk"], at=LATER),
    ):
        with refused(ERASED):
            act()
    client.force_login(town["clerk"])
    assert client.get(reverse("sealed:look", args=[kept.key])).status_code == 404
    with pytest.raises(DatabaseError, match="已抹去的封存件不得再改"), transaction.atomic():
        Sealed.rows.update(erased_at=None, erased_by=None, erased_reason="")


def test_a_reason_is_wanted_and_names_nobodys_number(keep_text, town, data_dir, committed):
    sealed = keep_text()
    cases = {
        " ": "请写明为什么抹去。",
        "电话 13800138000 要求删除": "文字里有手机号，请删去个人信息再提交。",
        "长" * 201: "抹去的理由超过 200 字，请写短一些。",
    }
    for reason, told in cases.items():
        with committed(), refused(told):
            erase(sealed, by=town["clerk"], at=LATER, reason=reason)
    with committed(), pytest.raises(RuleBroken) as broken:
        erase(sealed, by=town["clerk"], at=LATER, reason="密级：机密")
    assert broken.value.reasons == (CLASSIFIED,)
    assert (Sealed.rows.get().erased_at, len(on_disk(data_dir))) == (None, 1)


def test_an_act_that_does_not_hold_leaves_the_file(keep_text, town, data_dir, committed):
    sealed = keep_text()
    with committed(), transaction.atomic():
        erase(sealed, by=town["clerk"], at=LATER, reason="本人要求删除。")
        transaction.set_rollback(True)
    assert (Sealed.rows.get().erased_at, len(on_disk(data_dir))) == (None, 1)
    assert opened_text(sealed, by="door", at=LATER, reason="test.look") == MARKER


def test_what_is_past_its_day_is_erased_by_rule(keep_text, town, data_dir, committed):
    today, past, _ = (keep_text(keep_until_on=on) for on in (LATER.date(), LATER.date() - DAY, None))
    with committed():
        assert done(PastKeeping(), at=LATER) == ["已抹去一件过了保存期限的封存件。"]
    kept = Sealed.rows.get(pk=past.pk)
    assert (kept.erased_by, kept.erased_at, kept.erased_reason) == (None, LATER, BY_RULE)
    assert len(on_disk(data_dir)) == 2
    assert done(PastKeeping(), at=LATER) == []
    assert PastKeeping().do(past.pk, at=LATER) is None
    keep_until(today, on=date(2026, 3, 3), by=town["clerk"], at=AT)
    assert list(PastKeeping().due(on=LATER.date(), at=LATER)) == [today.pk]


def test_killed_between_the_row_and_the_disk_the_next_round_does_the_rest(keep_text, town, data_dir):
    erase(keep_text(), by=town["clerk"], at=LATER, reason="本人要求删除。")
    assert len(on_disk(data_dir)) == 1
    assert done(LostSealed(), at=LATER) == ["清理 1 个无主的密文。"]
    assert (on_disk(data_dir), done(LostSealed(), at=LATER)) == ([], [None])


def test_what_an_interrupted_act_left_goes_after_a_day_and_what_is_kept_stays(keep_text, data_dir):
    sealed = keep_text()
    folder = storage.folder("ab")
    left = [folder / f"{'ab' * 16}.{sealed.sealed_with}", storage.folder(storage.INCOMING) / "tmpx"]
    for path, age in ((left[0], 2), (left[1], 2), (folder / "fresh", 0)):
        path.write_bytes(b"?")
        stamp = (LATER - age * DAY).timestamp()
        os.utime(path, (stamp, stamp))
    os.utime(storage.path_of(sealed.key, sealed.sealed_with), (0, 0))
    assert files.sweep(at=LATER) == 0
    assert done(LostSealed(), at=LATER) == ["清理 2 个无主的密文。"]
    assert {path.name for path in on_disk(data_dir)} == {"fresh", f"{sealed.key.hex}.{sealed.sealed_with}"}
    assert opened_text(sealed, by="door", at=LATER, reason="test.look") == MARKER


def test_a_new_key_takes_over_and_the_old_one_may_go(keep_text, settings, town, data_dir):
    sealed = keep_text()
    old = sealed.sealed_with
    assert done(ClosedAnew(), at=LATER) == []
    settings.MINGTANG_SEAL_KEYS = [secrets.token_urlsafe(32)]
    assert done(ClosedAnew(), at=LATER) == ["已用新的密钥重新封存一件。"]
    assert (done(ClosedAnew(), at=LATER), ClosedAnew().do(sealed.pk, at=LATER)) == ([], None)
    sealed.refresh_from_db()
    assert sealed.sealed_with == keys.held()[0].id != old
    # 旧的密文再留一天：a backup under way may still want it.
    assert (len(on_disk(data_dir)), done(LostSealed(), at=LATER), len(on_disk(data_dir))) == (2, [None], 2)
    assert done(LostSealed(), at=LATER + 2 * DAY) == ["清理 1 个无主的密文。"]
    (data_dir / "seal.key").unlink()
    assert opened_text(sealed, by="door", at=LATER, reason="test.look") == MARKER


def test_erasing_takes_the_copy_of_the_older_key_along(keep_text, settings, town, data_dir, committed):
    sealed = keep_text()
    settings.MINGTANG_SEAL_KEYS = [secrets.token_urlsafe(32)]
    done(ClosedAnew(), at=LATER)
    assert len(on_disk(data_dir)) == 2
    with committed():
        erase(sealed, by=town["clerk"], at=LATER, reason="本人要求删除。")
    assert on_disk(data_dir) == []


def test_what_no_key_here_opens_is_left_as_it_is(keep_text, settings, data_dir):
    keep_text()
    (data_dir / "seal.key").write_text(secrets.token_urlsafe(32))
    assert done(ClosedAnew(), at=LATER) == []
