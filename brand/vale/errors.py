"""What a Vale rule is refused for.

BrandError
└── RuleUnusable   a rule cannot be judged with: its pattern, formula or scope is wrong, or something is missing
"""

from brand.errors import BrandError
from brand.finding import Said

__all__ = ["RuleUnusable"]


class RuleUnusable(BrandError):
    """A rule cannot be judged with. `keys` lead to the value at fault: `("tokens", 3)`."""

    def __init__(self, reason: Said, *keys: str | int) -> None:
        super().__init__(reason)
        self.keys = keys

    def __reduce__(self) -> tuple[object, ...]:
        return RuleUnusable, (self.reason, *self.keys)
