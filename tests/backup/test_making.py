"""做备份：a file that nothing used and that was cleared is not missed; one that something uses is."""

import zipfile
from datetime import date

import pytest
from django.core.files.base import ContentFile

from mingtang.audit.models import Entry
from mingtang.backup.actions import make
from mingtang.backup.queries import checked, last_made
from mingtang.evidence.actions.evidence import submit
from mingtang.evidence.handing import Handed
from mingtang.files import storage
from mingtang.files.actions import store
from mingtang.visits.models import DaySalt, Knock
from tests import builders
from tests.refusals import refused

AT = builders.moment("2026-03-02")
LATER = builders.moment("2026-03-09")


@pytest.mark.django_db(transaction=True)
def test_a_file_that_was_cleared_is_not_missed_and_one_in_use_is(settings, tmp_path):
    settings.DATA_DIR, settings.FILES_DIR = tmp_path / "data", tmp_path / "data" / "files"
    made = builders.town()
    row = builders.commitment(builders.plan_of(made))
    unused, used, there = (
        store(ContentFile(f"第{n}件公示".encode(), name="件.txt"), unit=row.owner, by=made["officer"], at=AT)
        for n in range(3)
    )
    for attachment in (used, there):
        handed = Handed(kind="file", title=attachment.sha256[:9], on=date(2026, 3, 1), attachment=attachment)
        submit(row, handed=handed, by=made["officer"], at=AT)
    for attachment in (unused, used):
        storage.remove(attachment.stored)
    assert last_made() is None

    done = make(tmp_path / "b.zip", replace=False, at=LATER)

    manifest, digest = checked(tmp_path / "b.zip")
    assert manifest.problems == [f"附件 {used.stored} 的文件不见了，备份里没有它。"]
    assert manifest.absent == sorted([unused.stored, used.stored])
    assert manifest.attachments == {there.stored: there.sha256}
    assert (done.manifest, done.sha256) == (manifest, digest)
    assert last_made() == LATER
    told = Entry.rows.filter(verb="backup.make").values_list("chain", "actor", "subject")
    assert list(told) == [("qinghe", "system:backup", f"organs.unit:{made.units['qinghe'].pk}")]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["data/b.zip", "data/files/b.zip", "data/secret.key", "data/other.key", "way/b.zip"])
def test_a_backup_never_stands_among_the_data(settings, tmp_path, name):
    settings.DATA_DIR, settings.FILES_DIR = tmp_path / "data", tmp_path / "data" / "files"
    settings.FILES_DIR.mkdir(parents=True)
    (tmp_path / "way").symlink_to(settings.DATA_DIR)
    (settings.DATA_DIR / "secret.key").write_text("key")
    target = tmp_path / name
    with refused(f"“{target}”在数据目录里，会盖住或者混进正在用的数据，请写到数据目录以外的位置。"):
        make(target, replace=True, at=LATER)
    assert [path.name for path in settings.DATA_DIR.rglob("*")] == ["files", "secret.key"]
    assert (settings.DATA_DIR / "secret.key").read_text() == "key"


@pytest.mark.django_db(transaction=True)
def test_whoever_came_to_the_door_today_is_in_no_backup(settings, tmp_path):
    settings.DATA_DIR, settings.FILES_DIR = tmp_path / "data", tmp_path / "data" / "files"
    builders.town()
    DaySalt.rows.create(on=AT.date(), salt="saltsaltsalt")
    Knock.rows.create(on=AT.date(), who="hash" * 16, kind="look")
    made = make(tmp_path / "b.zip", replace=False, at=LATER).manifest
    assert [made.tables[name] for name in ("django_session", "visits_daysalt", "visits_knock")] == [0, 0, 0]
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert not any(b"saltsaltsalt" in archive.read(name) for name in archive.namelist())
    assert (DaySalt.rows.count(), Knock.rows.count()) == (1, 1)
