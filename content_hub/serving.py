"""Serves over HTTP with granian: workers that share the port and the store."""

import asyncio
import socket
from functools import partial

from granian.constants import Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from content_hub.app import create_app
from content_hub.parent import end_with_parent
from content_hub.settings import Settings, SettingsInvalid
from content_hub.storage.sqlite import open_store
from content_hub.wire.asgi import App

__all__ = ["serve"]

_KILL_AFTER = 10


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C.

    Raises:
        StoreUnusable: the store cannot be used as it is; told before any worker starts.
        SettingsInvalid: nobody can listen at this host and port.
    """
    _check_free(settings)
    asyncio.run(open_store(settings.store_path).close())
    server = Server(
        "content_hub",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=settings.workers,
        loop=Loops.uvloop,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=settings.header_timeout * 1000),
        log_level=LogLevels(settings.log_level),
        respawn_failed_workers=False,
        workers_kill_timeout=_KILL_AFTER,
    )
    server.serve(target_loader=partial(_load, settings), wrap_loader=False)


def _check_free(settings: Settings) -> None:
    """Refuse an address that is taken or not ours with a sentence, before the server does with a traceback."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trying.bind(place)
    except (OSError, UnicodeError) as error:
        raise SettingsInvalid(
            de=f"An CONTENT_HUB_HOST={settings.host}, CONTENT_HUB_PORT={settings.port} kann niemand lauschen: {error}",
            en=f"Nobody can listen at CONTENT_HUB_HOST={settings.host}, CONTENT_HUB_PORT={settings.port}: {error}",
        ) from None


def _load(settings: Settings) -> App:
    """Make the app in its worker, which does not outlive the process that started it."""
    end_with_parent()
    return create_app(settings)
