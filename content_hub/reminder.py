"""Says in the log what time alone brings about, in every worker: whoever commits first has said it."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from content_hub.actions.remind import remind
from content_hub.errors import ContentHubError
from content_hub.hub import Hub

__all__ = ["Reminder"]

_LOG = logging.getLogger(__name__)
_PAUSE = 5.0


class Reminder:
    """One worker's share."""

    def __init__(self, hub: Hub, clock: Callable[[], datetime]) -> None:
        self._hub = hub
        self._clock = clock

    async def run(self) -> None:
        """Look every few seconds, until cancelled."""
        while True:
            try:
                await remind(self._hub, now=self._clock())
            except ContentHubError as error:
                _LOG.warning("reminders wait: %s", error)
            await asyncio.sleep(_PAUSE)
