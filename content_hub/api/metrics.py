"""Counters for Prometheus. They are of the worker that answers: its process id is a label, and scrapes add up."""

from collections.abc import Iterable, Mapping

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

__all__ = ["CONTENT_TYPE", "Metrics"]

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics(Collector):
    """Reads plain numbers that the planes count as they answer, so that counting costs nothing there."""

    def __init__(self, worker: int, counts: Mapping[str, Mapping[int, int]], version: str) -> None:
        self._worker = str(worker)
        self._counts = counts
        self._version = version
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def collect(self) -> Iterable[Metric]:
        """Give what was counted so far."""
        answers = CounterMetricFamily(
            "content_hub_answers", "Answers by plane and status.", labels=("plane", "status", "worker")
        )
        for plane, by_status in self._counts.items():
            for status, number in sorted(dict(by_status).items()):
                answers.add_metric((plane, str(status), self._worker), number)
        yield answers
        build = GaugeMetricFamily("content_hub_build", "The version that runs.", labels=("version",))
        build.add_metric((self._version,), 1)
        yield build

    def render(self) -> bytes:
        """Write the exposition text."""
        return generate_latest(self._registry)
