"""一个真正的办理进程：``python -m tests.support.run_due 2026-03-02T09:00:00+08:00`` on DATABASE_URL."""

import os
import sys
from datetime import datetime

import django
from django.test.utils import override_settings

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from mingtang.supervision import actions  # noqa: E402  Django must be set up before models load.

if __name__ == "__main__":
    with override_settings(MINGTANG_PORTS={"supervision.DueTask": ["tests.support.chores.Chores"]}):
        report = actions.run_due(at=datetime.fromisoformat(sys.argv[1]))
    print(f"busy={report.busy} done={len(report.done)} failed={len(report.failed)}", flush=True)
