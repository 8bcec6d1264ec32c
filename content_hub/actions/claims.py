"""What a version claims of a product or code in each market: its price, its reduction, how long it holds."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from components.choosing import choose_text
from components.content import fact_values
from components.values import Moment, Money, instant
from components.view import FactValue
from content_hub.actions.sheets import Sheet
from content_hub.model import VersionRef

__all__ = ["COMPARED", "Claim", "Fact", "Span", "claims_of", "overlap", "subjects_of"]

COMPARED = ("price", "discount", "reference_price", "valid_until")
"""Facts that two blocks must agree on where both state them: first the one that a reader sees first."""

_CURRENT = ("price", "discount")


class Fact(Struct, frozen=True, kw_only=True):
    """One claimed fact: `key` is what is compared, `shown` is how its market writes it."""

    pointer: str
    key: str
    shown: str


class Span(Struct, frozen=True, kw_only=True):
    """From when until when; None is without a bound."""

    starts: datetime | None = None
    ends: datetime | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """What one version says in one locale of the product or code that it names."""

    ref: VersionRef
    locale: str
    sku: str | None
    product: str | None
    code: str | None
    facts: Mapping[str, Fact]
    valid: Span

    @property
    def market(self) -> str:
        """Name the country; two languages of one country are one market."""
        return self.locale.rpartition("-")[2]

    @property
    def named(self) -> str:
        """Name the thing as people do."""
        return self.product or self.sku or self.code or ""

    def same_product(self, other: "Claim") -> bool:
        """Tell whether both speak of one product: by its number where both have one, else by its name."""
        if self.sku and other.sku:
            return self.sku == other.sku
        return self.product is not None and self.product == other.product

    def same_code(self, other: "Claim") -> bool:
        """Tell whether both offer one code."""
        return self.code is not None and self.code == other.code


def claims_of(sheet: Sheet, locales: Mapping[str, str | None]) -> tuple[Claim, ...]:
    """Read the claims of a version in each locale that can be rendered; empty where it names no product and no code."""
    found = (_claim(sheet, locale, locales) for locale in sheet.complete)
    return tuple(claim for claim in found if (claim.sku or claim.product or claim.code) and claim.facts)


def subjects_of(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """Name what the claims are about, so that others about the same are found."""
    return tuple(
        sorted(
            {
                f"{kind}:{value}"
                for claim in claims
                for kind, value in (("sku", claim.sku), ("product", claim.product), ("code", claim.code))
                if value
            }
        )
    )


def overlap(one: Span, other: Span) -> Span | None:
    """Find the time that both have in common; None where there is none."""
    starts = max((at for at in (one.starts, other.starts) if at is not None), default=None)
    ends = min((at for at in (one.ends, other.ends) if at is not None), default=None)
    return None if starts is not None and ends is not None and ends <= starts else Span(starts=starts, ends=ends)


def _claim(sheet: Sheet, locale: str, locales: Mapping[str, str | None]) -> Claim:
    values = {value.name: value for value in fact_values(sheet.component, sheet.content, locale)}
    has_product = any(field.name == "product" for field in sheet.component.texts)
    product = choose_text(sheet.content, "product", locale, channel=None, locales=locales) if has_product else None
    is_current = any(name in values for name in _CURRENT)
    return Claim(
        ref=VersionRef(block=sheet.version.block, version=sheet.version.number),
        locale=locale,
        sku=_name(values.get("sku")),
        product=_folded(str(product.raw)) if product else None,
        code=_name(values.get("code")),
        facts={name: _fact(values[name]) for name in COMPARED if name in values} if is_current else {},
        valid=Span(starts=_moment(values.get("valid_from")), ends=_moment(values.get("valid_until"))),
    )


def _fact(value: FactValue) -> Fact:
    return Fact(pointer=value.pointer, key=_key(value.value), shown=value.shown)


def _key(value: object) -> str:
    match value:
        case Money():
            return f"{Decimal(value.amount).normalize():f} {value.currency}"
        case Moment():
            return instant(value).isoformat()
        case _:
            return str(value)


def _moment(value: FactValue | None) -> datetime | None:
    return instant(value.value) if value is not None and isinstance(value.value, Moment) else None


def _name(value: FactValue | None) -> str | None:
    return _folded(str(value.value)) or None if value is not None else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
