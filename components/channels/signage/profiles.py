"""The screens that signage is drawn for, and what must be readable on them."""

import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from components.errors import BrokenManifest, UnknownName
from components.model import Said, Screen
from components.view import Format

__all__ = ["Codes", "Letters", "Manifest", "Profile", "SafeArea", "load_manifest", "profile_named"]

MANIFEST = Path(__file__).parent / "channel.toml"
MM_PER_INCH = 25.4
CAPITAL_SHARE = 0.72
PAGE_UNIT = 3.2
WIDEST_CORNER = 5.0


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of screen: pixels, pixels an inch, and from how far (in metres) it is read and scanned.

    `template` is the scene that it shows. `safe` is the share of each side that stays free of words where it is not the
    usual one. `colours` are all that it can show: the darkest is ink, the lightest paper.
    """

    name: str
    shape: Literal["portrait", "landscape", "label"]
    width: int
    height: int
    ppi: float
    distance: float
    scan: float
    template: str = "signage.xml"
    safe: float | None = None
    colours: tuple[str, ...] = ()

    @property
    def unit(self) -> float:
        """A hundredth of the shorter side in pixels: what a scene's sizes count in."""
        return min(self.width, self.height) / 100

    def corner(self, radius: float) -> float:
        """A look's corner on this screen: looks are drawn for pages, some 320 pixels wide."""
        return min(radius * self.unit / PAGE_UNIT, self.unit * WIDEST_CORNER)

    def pixels(self, mm: float) -> float:
        """How many pixels a length takes on this screen."""
        return mm / MM_PER_INCH * self.ppi


class Letters(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A capital is at least the reading distance over this factor."""

    distance_factor: float


class Codes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A QR code's side, and each of its modules, is at least the scanning distance over a factor."""

    distance_factor: float
    module_factor: float
    quiet_modules: int


class SafeArea(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The share of each side that stays free of words."""

    share: float


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of `channel.toml`."""

    name: str
    title: Said
    formats: tuple[Format, ...]
    letters: Letters
    codes: Codes
    safe_area: SafeArea
    profiles: tuple[Profile, ...]

    def least_type(self, profile: Profile) -> int:
        """The smallest type size in pixels whose capitals can be read from the profile's distance."""
        capital = profile.pixels(profile.distance * 1000 / self.letters.distance_factor)
        return round(capital / CAPITAL_SHARE)

    def code_module(self, profile: Profile, modules: int) -> int:
        """Whole pixels for each module of a code that counts so many on a side, quiet zone and all."""
        side = profile.pixels(profile.scan * 1000 / self.codes.distance_factor)
        least = profile.pixels(profile.scan * 1000 / self.codes.module_factor)
        return max(1, math.ceil(side / modules), math.ceil(least))

    def screen(self, profile: Profile) -> Screen:
        """What the checks hold against the finished picture."""
        across, down = self.margins(profile)
        return Screen(
            ppi=profile.ppi,
            distance=profile.distance,
            margins=(float(across), float(down)),
            capital=profile.pixels(profile.distance * 1000 / self.letters.distance_factor),
            code=profile.pixels(profile.scan * 1000 / self.codes.distance_factor),
            module=profile.pixels(profile.scan * 1000 / self.codes.module_factor),
        )

    def margins(self, profile: Profile) -> tuple[int, int]:
        """The pixels at the sides, and at top and bottom, in which no words may stand."""
        share = self.safe_area.share if profile.safe is None else profile.safe
        return math.ceil(profile.width * share), math.ceil(profile.height * share)


@lru_cache(maxsize=1)
def load_manifest() -> Manifest:
    """The channel's manifest; a broken one names its file and reason."""
    try:
        return msgspec.toml.decode(MANIFEST.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as fault:
        raise BrokenManifest(str(MANIFEST), str(fault)) from fault


def profile_named(name: str | None) -> Profile:
    """The profile of that name; none named takes the first."""
    profiles: Mapping[str, Profile] = {profile.name: profile for profile in load_manifest().profiles}
    chosen = name or next(iter(profiles))
    if chosen not in profiles:
        raise UnknownName(Said(de="Signage-Profil", en="signage profile"), chosen, profiles)
    return profiles[chosen]
