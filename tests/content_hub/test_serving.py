"""The service as a process: it answers soon, shares its store between workers, and ends when it is told to."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from content_hub.serving import serve
from content_hub.settings import Settings, SettingsInvalid

START = """
import os, pathlib
from content_hub.serving import serve
from content_hub.settings import read_settings
if __name__ == "__main__":
    serve(read_settings(os.environ, pathlib.Path.cwd()))
"""


class Served:
    """A running service."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (folder / "start.py").write_text(START)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CONTENT_HUB_")}
        self.process = subprocess.Popen(
            [sys.executable, folder / "start.py"],
            cwd=folder,
            env=environment
            | {
                "CONTENT_HUB_PORT": str(self.port),
                "CONTENT_HUB_WORKERS": "2",
                "CONTENT_HUB_LOG_LEVEL": "error",
                "PYTHONPATH": str(Path(__file__).parents[2]),
            },
        )

    def get(self, address: str) -> httpx.Response:
        return httpx.get(f"http://127.0.0.1:{self.port}{address}", timeout=10)

    def wait(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                self.get("/health/ready")
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        pytest.fail("the service did not answer within 30 seconds")

    def raw(self, request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            return connection.recv(65536)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = Served(tmp_path_factory.mktemp("served"))
    try:
        running.wait()
        yield running
    finally:
        if running.process.poll() is None:
            running.process.kill()
            running.process.wait()


def test_every_plane_answers(served: Served) -> None:
    assert served.get("/health/live").json() == {"status": "ok"}
    assert served.get("/v1/brands").status_code == 401
    assert served.get("/v1/delivery/shop/x").status_code == 401
    assert served.get("/nothing").headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "line",
    [
        b"GET /v1/delivery/a/%ff%00%zz?%=%&\xff HTTP/1.1",
        b"GET /v1/brands/%ff%00%zz?%=%zz HTTP/1.1",
        b"GET /%C3%28 HTTP/1.1",
        b"GET /v1/brands/\xff HTTP/1.1",
        b"BREW /v1/brands HTTP/1.1",
        b"GET http://other.example/v1/brands HTTP/1.1",
    ],
)
def test_odd_request_is_never_our_fault(served: Served, line: bytes) -> None:
    answer = served.raw(line + b"\r\nHost: hub\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 4"), answer


def test_request_with_two_lengths_does_not_reach_a_route(served: Served) -> None:
    two = (
        b"POST /v1/delivery/shop/batch HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    assert served.raw(two + b"0\r\n\r\n").startswith(b"HTTP/1.1 4")


def test_address_that_is_taken_is_refused_with_a_sentence(served: Served, tmp_path: Path) -> None:
    settings = Settings(store=f"sqlite:///{tmp_path}/hub.db", port=served.port)
    with pytest.raises(SettingsInvalid, match=f"CONTENT_HUB_PORT={served.port}"):
        serve(settings)
    with pytest.raises(SettingsInvalid, match="CONTENT_HUB_HOST"):
        serve(Settings(store=settings.store, host="no such host"))


def test_service_ends_at_once_when_it_is_told_to(served: Served) -> None:
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=15) == 0


def test_workers_end_with_the_process_that_started_them_however_it_ended(tmp_path: Path) -> None:
    running = Served(tmp_path)
    running.wait()
    running.process.kill()
    running.process.wait()
    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            running.get("/health/live")
        except httpx.TransportError:
            return
        time.sleep(0.2)
    pytest.fail("a worker still answers")
