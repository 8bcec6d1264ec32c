"""Ends a child process when its parent is gone, however it went: nobody is left behind holding a port or a file."""

import os
import signal
import threading
import time

__all__ = ["end_with_parent"]

_LOOK_EVERY = 1.0
_PATIENCE = 10.0


def end_with_parent() -> None:
    """Watch the parent of this process; when it is gone, end by SIGTERM, and by SIGKILL if that does not help."""
    threading.Thread(target=_watch, args=(os.getppid(),), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_PATIENCE)
    os.kill(os.getpid(), signal.SIGKILL)
