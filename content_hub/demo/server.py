"""A server of one's own for a while: started as a child process on a free port, stopped by its pid."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx

from content_hub.errors import StoreUnusable
from content_hub.settings import Settings, as_variables

__all__ = ["Running", "free_port", "running_server"]

_PATIENCE = 30.0


class Running:
    """A server that answers at `url` until it is stopped."""

    def __init__(self, url: str, process: subprocess.Popen[bytes]) -> None:
        self.url = url
        self.process = process

    def wait(self) -> int:
        """Wait until the server ends."""
        return self.process.wait()


@contextmanager
def running_server(settings: Settings) -> Iterator[Running]:
    """Start `content-hub serve` with these settings; give it once it answers; stop it at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "content_hub", "serve"],
        env=_environment(settings),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    url = f"http://{settings.host}:{settings.port}"
    try:
        _await_ready(url, process)
        yield Running(url, process)
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _environment(settings: Settings) -> Mapping[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("CONTENT_HUB_")}
    return {**inherited, **as_variables(settings)}


def _await_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{url}/health/ready", timeout=2).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise StoreUnusable(de=f"Der Server an {url} antwortet nicht.", en=f"The server at {url} does not answer.")


def free_port() -> int:
    """Find a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
