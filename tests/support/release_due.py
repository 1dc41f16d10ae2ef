"""一个真正的发布进程：``python -m tests.support.release_due 2026-03-09T10:00:20+08:00`` on DATABASE_URL.

It stops inside the transaction that releases the address named by STOP_AT, tells so, and waits to be killed.
"""

import os
import sys
from datetime import datetime

import django
from django.test.utils import override_settings

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from mingtang.supervision import actions  # noqa: E402  Django must be set up before models load.
from tests.releases.conftest import PORTS  # noqa: E402

STOP_AT = "RELEASES_STOP_AT"


class Stops:
    """跟随者：the last one told before the commit."""

    def released(self, published, *, by, at):
        if published.document.address == os.environ.get(STOP_AT):
            print("here", flush=True)
            sys.stdin.readline()

    def withdrawn(self, document, *, at):
        """Nothing is withdrawn here."""


if __name__ == "__main__":
    followers = [*PORTS["editorial.Follower"], "tests.support.release_due.Stops"]
    tasks = ["mingtang.releases.due.ScheduledReleases"]
    with override_settings(MINGTANG_PORTS={**PORTS, "editorial.Follower": followers, "supervision.DueTask": tasks}):
        actions.run_due(at=datetime.fromisoformat(sys.argv[1]))
