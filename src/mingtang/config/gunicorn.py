"""gunicorn 的设置：one process per core, each with its own connection; nothing outlives `mingtang run`."""

import os
import signal
from contextlib import suppress
from typing import Any

from mingtang.config import lifeline, private

wsgi_app = "mingtang.config.wsgi:application"
bind = f"fd://{os.environ[lifeline.LISTEN]}" if lifeline.LISTEN in os.environ else "127.0.0.1:8000"
worker_class = "mingtang.config.worker.PatientWorker"
workers = int(os.environ.get("MINGTANG_WORKERS") or min(2, os.cpu_count() or 1))
threads = 16
preload_app = False
timeout = 60
graceful_timeout = 8
keepalive = 5
# gunicorn 允许的最大值：a Chinese character takes nine bytes there; past it gunicorn itself answers, in English.
limit_request_line = 8190
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108  a heartbeat must not wait for a disk
control_socket_disable = True
accesslog = None
loglevel = "warning"
proc_name = "mingtang"


def on_starting(server: Any) -> None:
    """The arbiter watches the lifeline; what it and its workers write is for us alone.

    Nothing is being received yet: what lies where uploads wait was left by a server that was killed.
    """
    os.umask(private.UMASK)
    private.clear(private.data_folder() / private.INCOMING)
    lifeline.watch()


def when_ready(server: Any) -> None:
    """Ctrl-C in a terminal reaches the whole group: `mingtang run` alone answers it, and ends the rest in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def post_fork(server: Any, worker: Any) -> None:
    """So does each worker."""
    lifeline.watch()


def post_worker_init(worker: Any) -> None:
    """Tell `mingtang run` that the first page can be served."""
    ready = os.environ.pop(lifeline.READY, None)
    if ready is not None:
        # 第一个就绪的进程已经报过，管道就关了：the others have nobody to tell.
        with suppress(BrokenPipeError):
            os.write(int(ready), b"+")
        os.close(int(ready))
