"""The steps that made the tables what they are, oldest first. A released step never changes; a new one is added."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from content_hub.storage.sqlite.migrations.m0001_first import first
from content_hub.storage.sqlite.migrations.m0002_schedule import schedule
from content_hub.storage.sqlite.migrations.m0003_claims import claims
from content_hub.storage.sqlite.migrations.m0004_settings import settings
from content_hub.storage.sqlite.migrations.m0005_shown import shown
from content_hub.storage.sqlite.migrations.m0006_waivers import waivers
from content_hub.storage.sqlite.migrations.m0007_history import history
from content_hub.storage.sqlite.migrations.m0008_webhooks import webhooks
from content_hub.storage.sqlite.migrations.m0009_links import links
from content_hub.storage.sqlite.migrations.m0010_overdue import overdue
from content_hub.storage.sqlite.migrations.m0011_relints import relints

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["STEPS"]

STEPS: tuple[tuple[str, "Callable[[Database], None]"], ...] = (
    ("0001_first", first),
    ("0002_schedule", schedule),
    ("0003_claims", claims),
    ("0004_settings", settings),
    ("0005_shown", shown),
    ("0006_waivers", waivers),
    ("0007_history", history),
    ("0008_webhooks", webhooks),
    ("0009_links", links),
    ("0010_overdue", overdue),
    ("0011_relints", relints),
)
