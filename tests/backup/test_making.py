"""做备份：a file that nothing used and that was cleared is not missed; one that something uses is."""

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
from tests import builders

AT = builders.moment("2026-03-02")
LATER = builders.moment("2026-03-09")


@pytest.mark.django_db(transaction=True)
def test_a_file_that_was_cleared_is_not_missed_and_one_in_use_is(settings, tmp_path):
    settings.DATA_DIR, settings.FILES_DIR = tmp_path, tmp_path / "files"
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
