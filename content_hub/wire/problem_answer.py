"""An answer that says no, raised where it becomes clear."""

from content_hub.wire.problems import Problem

__all__ = ["ProblemAnswer"]


class ProblemAnswer(Exception):
    """Raise this to answer with a problem that only HTTP knows of; the rim of each plane writes it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.en)
        self.problem = problem
