"""The demo: one block walked through every room, over HTTP, with the example brand."""

from content_hub.demo.run import run_demo

__all__ = ["run_demo"]
