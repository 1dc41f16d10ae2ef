"""一个不停办事的进程：``python -m tests.support.write_acts`` on DATABASE_URL; tells of each act once it is done.

First a town with its plan; then, so many times as is asked or until it is killed, evidence with a file, handed in and
accepted. Each line is what was acknowledged: an evidence row, its attachment's key, and the digest of
the file as it was stored.
"""

import itertools
import os
import sys
from datetime import date

import django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.utils import override_settings

os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
django.setup()

from mingtang.evidence.actions.evidence import accept, submit  # noqa: E402  Django must be set up before models load.
from mingtang.evidence.handing import Handed  # noqa: E402
from mingtang.files.actions import store  # noqa: E402
from tests import builders  # noqa: E402

if __name__ == "__main__":
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        town = builders.town()
    row = builders.commitment(builders.plan_of(town))
    at = builders.moment("2026-03-02")
    for number in range(1, int(sys.argv[1]) + 1) if sys.argv[1:] else itertools.count(1):
        upload = SimpleUploadedFile(f"第{number}次公示.txt", f"第{number}次公示的全文。".encode() * 200)
        attachment = store(upload, unit=row.plan.unit, by=town["officer"], at=at)
        handed = Handed(kind="file", title=f"第{number}次公示", on=date(2026, 3, 1), attachment=attachment)
        piece = submit(row, handed=handed, by=town["officer"], at=at)
        accept(piece, completing=False, by=town["clerk"], at=at)
        print(piece.pk, attachment.stored, attachment.sha256, flush=True)
