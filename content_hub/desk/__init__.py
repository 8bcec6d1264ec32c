"""The desk: pages for people over the same actions that the API offers to programs."""

from content_hub.desk.front import DESK, Desk, DeskOptions

__all__ = ["DESK", "Desk", "DeskOptions"]
