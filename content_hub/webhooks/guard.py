"""Where a webhook may lead: to the open internet by https, and to what the operator allows by name.

A name is resolved once and the connection goes to the address that was looked at: what a name means a moment later
does not matter. An address counts as what it stands for, also where IPv6 wraps an IPv4 one.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from content_hub.errors import Fault, Invalid

__all__ = ["AddressRefused", "AddressUnknown", "Guard", "Target", "is_open"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_LONGEST = 2_000
_HTTPS = 443
_HTTP = 80
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_LOW = 0xFFFFFFFF


class AddressRefused(Invalid):
    """The name leads to a place inside, or by plain http to one that is not allowed."""


class AddressUnknown(Invalid):
    """The name leads nowhere at present."""


class Target(Struct, frozen=True, kw_only=True):
    """A looked-at place: the address to connect to, and the name that the receiver goes by."""

    scheme: str
    host: str
    address: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The URL with the address in place of the name."""
        return f"{self.scheme}://{_bracketed(self.address)}:{self.port}{self.path}"

    @property
    def authority(self) -> str:
        """The Host header."""
        usual = _HTTPS if self.scheme == "https" else _HTTP
        host = _bracketed(self.host)
        return host if self.port == usual else f"{host}:{self.port}"


class Guard(Struct, frozen=True, kw_only=True):
    """Knows what is allowed beyond the open internet."""

    allow: tuple[str, ...] = ()

    async def target_of(self, url: str) -> Target:
        """Resolve once and look at every address.

        Raises:
            Invalid: this is no address that a webhook can have.
            AddressUnknown: the name leads nowhere.
            AddressRefused: one of its addresses is not open, or the address is plain http to one not allowed.
        """
        parts = _parts(url)
        host, port = parts.hostname or "", parts.port or (_HTTPS if parts.scheme == "https" else _HTTP)
        addresses = await _resolved(host, port)
        allowed = [ipaddress.ip_network(one, strict=False) for one in self.allow]
        for address in addresses:
            is_allowed = any(address in network for network in allowed)
            if not is_allowed and (parts.scheme != "https" or not is_open(address)):
                raise _refused(host)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Target(scheme=parts.scheme, host=host, address=str(addresses[0]), port=port, path=path)

    async def check(self, url: str) -> None:
        """Refuse what could never be delivered to; a name that leads nowhere yet may lead somewhere later.

        Raises:
            Invalid: as `target_of`, but for AddressUnknown.
        """
        try:
            await self.target_of(url)
        except AddressUnknown:
            return


def is_open(address: Address) -> bool:
    """Whether an address, and every one that it wraps, belongs to the open internet."""
    return all(
        one.is_global and not (one.is_multicast or one.is_reserved or one.is_loopback or one.is_link_local)
        for one in _meant(address)
    )


def _meant(address: Address) -> Iterator[Address]:
    """Unwrap IPv4-mapped, IPv4-compatible, 6to4, NAT64 and Teredo addresses."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
        return
    if any(address in network for network in _NAT64) or address in _COMPATIBLE:
        yield ipaddress.IPv4Address(int(address) & _LOW)
        return
    yield address
    if address.sixtofour is not None:
        yield address.sixtofour
    yield from address.teredo or ()


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise _unfit() from None
    is_fit = (
        parts.scheme in ("https", "http")
        and parts.hostname
        and parts.username is None
        and not parts.fragment
        and "\\" not in url
        and url.isprintable()
        and url.isascii()
        and " " not in url
        and len(url) <= _LONGEST
    )
    if not is_fit:
        raise _unfit()
    return parts


async def _resolved(host: str, port: int) -> Sequence[Address]:
    """Ask once; IPv4 first, since not every machine has both."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressUnknown(
            de=f"Der Name „{host}“ führt derzeit nirgendwohin.", en=f"The name “{host}” leads nowhere at present."
        ) from None
    texts = dict.fromkeys(str(place[0]).partition("%")[0] for *_, place in found)
    addresses = [ipaddress.ip_address(text) for text in texts]
    return sorted(addresses, key=lambda one: one.version)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _refused(host: str) -> AddressRefused:
    return AddressRefused(
        de=f"„{host}“ führt nach innen, oder ohne https nach außen. Erlaubt ist https ins offene Netz; weitere Netze "
        "nennt der Betreiber in CONTENT_HUB_WEBHOOKS_ALLOW.",
        en=f"“{host}” leads inside, or outside without https. Allowed is https to the open internet; the operator "
        "names further networks in CONTENT_HUB_WEBHOOKS_ALLOW.",
        faults=(Fault(pointer="/url", de="nicht erlaubt", en="not allowed"),),
    )


def _unfit() -> Invalid:
    return Invalid(
        de=f"Das ist keine Adresse für Webhooks: https://…, ohne Zugangsdaten und „#“, höchstens {_LONGEST} Zeichen.",
        en=f"This is no address for webhooks: https://…, without credentials and “#”, at most {_LONGEST} characters.",
        faults=(Fault(pointer="/url", de="passt nicht", en="does not fit"),),
    )
