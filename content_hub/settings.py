"""Settings: from CONTENT_HUB_* variables or content-hub.toml, variables first.

A wrong one is refused at start, with its name and what is allowed.
"""

import ipaddress
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, Struct, inspect

from content_hub.errors import ContentHubError

__all__ = ["FILE", "PREFIX", "Rate", "Settings", "SettingsInvalid", "as_variables", "explain", "read_settings"]

PREFIX = "CONTENT_HUB_"
FILE = "content-hub.toml"
_RATE = re.compile(r"(\d{1,9})/(second|minute|hour)")
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
_ORIGIN = re.compile(r"\*|https?://[A-Za-z0-9.\-]+(:\d{1,5})?|https?://\[[0-9A-Fa-f:]+\](:\d{1,5})?")


class SettingsInvalid(ContentHubError):
    """A setting that does not exist or cannot have this value; the sentence names it and says what is allowed."""

    name = "settings-invalid"


class Rate(Struct, frozen=True):
    """So many requests in so many seconds."""

    requests: float
    seconds: float


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings. Each is a variable CONTENT_HUB_<NAME> and a key <name> of content-hub.toml."""

    store: Annotated[str, Meta(description="Where everything is kept.", examples=["sqlite:////srv/hub/hub.db"])] = (
        "sqlite:///content-hub.db"
    )
    host: Annotated[str, Meta(min_length=1, description="The address to listen at.", examples=["0.0.0.0"])] = (  # noqa: S104 — an example
        "127.0.0.1"
    )
    port: Annotated[int, Meta(ge=1, le=65535, description="The port to listen at.", examples=["80"])] = 8000
    workers: Annotated[
        int, Meta(ge=1, le=64, description="Serving processes; they share the store and the port.", examples=["4"])
    ] = 1
    render_processes: Annotated[
        int, Meta(ge=1, le=64, description="Processes per worker that render and lint.", examples=["2"])
    ] = 1
    rate_manage: Annotated[
        str,
        Meta(
            description="How often one actor may ask the management plane; `off` for no limit.", examples=["60/second"]
        ),
    ] = "600/minute"
    rate_delivery: Annotated[
        str, Meta(description="How often one address may ask delivery; `off` for no limit.", examples=["100/second"])
    ] = "off"
    cors_origins: Annotated[
        tuple[str, ...],
        Meta(
            description="Origins whose pages may fetch from delivery, with commas; `*` for all.",
            examples=["https://shop.example"],
        ),
    ] = ()
    webhooks_allow: Annotated[
        tuple[str, ...],
        Meta(
            description="Networks inside that webhooks may lead to, also by plain http, with commas.",
            examples=["10.1.0.0/16,192.0.2.7/32"],
        ),
    ] = ()
    max_body: Annotated[
        int, Meta(ge=1024, le=1_000_000_000, description="Bytes that one request may hold.", examples=["50000000"])
    ] = 20_000_000
    header_timeout: Annotated[
        int, Meta(ge=1, le=600, description="Seconds within which a client must have sent its headers.", examples=["5"])
    ] = 10
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Meta(description="What the server tells on standard error.", examples=["info"]),
    ] = "warning"

    @property
    def store_path(self) -> Path:
        """The file of a SQLite store."""
        return Path(self.store.removeprefix("sqlite:///"))

    @property
    def manage_rate(self) -> Rate | None:
        """The limit of the management plane, None for no limit."""
        return _rate(self.rate_manage)

    @property
    def delivery_rate(self) -> Rate | None:
        """The limit of delivery, None for no limit."""
        return _rate(self.rate_delivery)


def read_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """Read the settings: variables before the file CONTENT_HUB_CONFIG or `folder`/content-hub.toml, then defaults.

    Raises:
        SettingsInvalid: an unknown name, a value that is not allowed, a file that cannot be read.
    """
    given: dict[str, object] = dict(_from_file(environment, folder))
    for variable, text in environment.items():
        if variable.startswith(PREFIX) and variable != f"{PREFIX}CONFIG":
            given[_known(variable.removeprefix(PREFIX).lower(), variable)] = text
    settings = Settings()
    for name, value in given.items():
        settings = msgspec.structs.replace(settings, **{name: _converted(name, value)})
    return settings


def as_variables(settings: Settings) -> dict[str, str]:
    """Write settings as the variables that would give them, so that a child process reads the same."""
    return {f"{PREFIX}{name.upper()}": _text(getattr(settings, name)) for name in Settings.__struct_fields__}


def explain() -> Iterator[tuple[str, str, str, str]]:
    """Tell of each setting its variable, its meaning, its default and an example: the reference page is made of it."""
    for field in msgspec.structs.fields(Settings):
        meta = next(part for part in field.type.__metadata__ if isinstance(part, Meta))
        examples = meta.examples or [""]
        yield f"{PREFIX}{field.name.upper()}", meta.description or "", _text(field.default), str(examples[0])


def _text(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _from_file(environment: Mapping[str, str], folder: Path) -> Iterator[tuple[str, object]]:
    named = environment.get(f"{PREFIX}CONFIG")
    path = Path(named) if named else folder / FILE
    if not named and not path.is_file():
        return
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsInvalid(
            de=f"Die Einstellungsdatei {path} ist nicht lesbar: {error}",
            en=f"The settings file {path} cannot be read: {error}",
        ) from None
    for name, value in table.items():
        yield _known(name, f"{name} ({path})"), value


def _known(name: str, shown: str) -> str:
    if name in Settings.__struct_fields__:
        return name
    known = ", ".join(f"{PREFIX}{field.upper()}" for field in Settings.__struct_fields__)
    raise SettingsInvalid(
        de=f"Die Einstellung {shown} gibt es nicht; es gibt: {known}, {PREFIX}CONFIG.",
        en=f"There is no setting {shown}; there are: {known}, {PREFIX}CONFIG.",
    )


def _converted(name: str, value: object) -> object:
    field = next(field for field in msgspec.structs.fields(Settings) if field.name == name)
    if isinstance(field.default, tuple) and isinstance(value, str):
        value = tuple(part.strip() for part in value.split(",") if part.strip())
    if name == "cors_origins" and isinstance(value, tuple):
        value = tuple(part.rstrip("/") for part in value)
    try:
        converted = msgspec.convert(value, field.type, strict=False)
    except msgspec.ValidationError as error:
        raise _refused(name, value, _allowed(field.type) or str(error)) from None
    reason = _reason(name, converted)
    if reason:
        raise _refused(name, value, reason)
    return converted


def _allowed(kind: object) -> str | None:
    """Say what a type allows, where msgspec would speak of types."""
    match inspect.type_info(kind):
        case inspect.Metadata(type=inspect.IntType(ge=least, le=most)):
            return f"a whole number from {least} to {most}"
        case inspect.Metadata(type=inspect.LiteralType(values=values)):
            return ", ".join(map(str, values))
        case _:
            return None


def _reason(name: str, value: object) -> str | None:
    """Say what is wrong with a value whose type is right."""
    if name == "store" and not (str(value).startswith("sqlite:///") and urlsplit(str(value)).path.strip("/")):
        return "sqlite:///path (relative) or sqlite:////path (absolute); other stores are not available yet"
    if name.startswith("rate_") and value != "off" and not _is_rate(str(value)):
        return "off, or a number with second, minute or hour: 600/minute"
    if name == "webhooks_allow" and isinstance(value, tuple):
        wrong = [network for network in value if not _is_network(network)]
        return f"networks such as 10.1.0.0/16, with commas; not {wrong[0]!r}" if wrong else None
    if isinstance(value, tuple):
        wrong = [origin for origin in value if not _ORIGIN.fullmatch(origin)]
        return f"origins such as https://shop.example, with commas, or *; not {wrong[0]!r}" if wrong else None
    return "no NUL character" if "\x00" in str(value) else None


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _is_rate(text: str) -> bool:
    found = _RATE.fullmatch(text)
    return found is not None and int(found[1]) > 0


def _rate(text: str) -> Rate | None:
    found = _RATE.fullmatch(text)
    return Rate(float(found[1]), _SECONDS[found[2]]) if found else None


def _refused(name: str, value: object, reason: str) -> SettingsInvalid:
    shown = f"{PREFIX}{name.upper()}"
    return SettingsInvalid(
        de=f"Die Einstellung {shown} kann nicht {value!r} sein. Erlaubt: {reason}.",
        en=f"The setting {shown} cannot be {value!r}. Allowed: {reason}.",
    )
