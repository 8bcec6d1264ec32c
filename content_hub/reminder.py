"""Says in the log what time alone brings about, and judges what is live anew under new rules; in every worker.

Whoever commits first has done it.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from content_hub.actions.relint import relint_some
from content_hub.actions.remind import remind
from content_hub.errors import ContentHubError
from content_hub.hub import Hub

__all__ = ["Reminder"]

_LOG = logging.getLogger(__name__)
_PAUSE = 5.0
_BREATH = 0.05


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
                has_more = await relint_some(self._hub, now=self._clock())
            except ContentHubError as error:
                _LOG.warning("reminders wait: %s", error)
                has_more = False
            except Exception:  # noqa: BLE001 - whatever is wrong with one thing, the others are due too
                _LOG.exception("a reminder could not be told")
                has_more = False
            await asyncio.sleep(_BREATH if has_more else _PAUSE)
