"""生命线：a pipe whose only writing end is held by `mingtang run`. When that process is gone, however it went,
the pipe ends, and everything that watches it ends too.
"""

import os
import threading
from typing import NamedTuple

# What `mingtang run` hands its children, by file number: the pipe, the listening socket, and where the pages
# report that they can be served.
VARIABLE, LISTEN, READY = "MINGTANG_LIFELINE", "MINGTANG_LISTEN", "MINGTANG_READY"


class Lifeline(NamedTuple):
    """Both ends, as the holder has them; only the watching end is passed on."""

    watched: int
    held: int

    def environment(self) -> dict[str, str]:
        """What a child must find in its environment to watch."""
        return {VARIABLE: str(self.watched)}


def hold() -> Lifeline:
    """Make the pipe, in the process that the others must not outlive."""
    return Lifeline(*os.pipe())


def watch() -> None:
    """In a child: end at once when the holder is gone. Without a lifeline in the environment: nothing.

    Called again in every process that this one forks, since threads stay behind.
    """
    watched = os.environ.get(VARIABLE)
    if watched is not None:
        threading.Thread(target=_end_with, args=(int(watched),), name="lifeline", daemon=True).start()


def _end_with(watched: int) -> None:
    while os.read(watched, 1):
        pass
    os._exit(1)
