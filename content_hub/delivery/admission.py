"""Who may have what a brand delivers: anybody, or a token with the role reader."""

from collections.abc import Callable
from datetime import datetime

from content_hub.errors import Forbidden, NotFound
from content_hub.storage.port import BrandSettings, DeliverySettings, TokenSettings
from content_hub.wire.credentials import token_of
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.rates import Rates
from content_hub.wire.refusals import unauthenticated

__all__ = ["Admission"]

_MOST_LET_IN = 1_000
_CHALLENGE = b'Bearer realm="content-hub"'


class Admission:
    """Lets requests in, or refuses them."""

    def __init__(self, clock: Callable[[], datetime], rates: Rates | None) -> None:
        self._clock = clock
        self._rates = rates
        self._settings: DeliverySettings | None = None
        self._let_in: dict[tuple[bytes, str], TokenSettings] = {}

    def admit(
        self, settings: DeliverySettings, key: str, headers: dict[bytes, bytes], client: tuple[str, int] | None
    ) -> BrandSettings:
        """Find the brand and check that by these settings the asker may have what it delivers.

        Raises:
            ProblemAnswer: there is no valid token where one is needed, or too many requests came.
            NotFound: no such brand, or none that this token may know of.
            Forbidden: the token lacks the role reader.
        """
        brand = settings.brands.get(key)
        asker = None
        if brand is None or not brand.is_public:
            try:
                asker = self._authorise(settings, brand, headers)
            except ProblemAnswer:  # a guessed token costs its guesser as much as a valid one
                self._take(client[0] if client else "")
                raise
        self._take(asker or (client[0] if client else ""))
        if brand is None:
            raise _no_such_brand()
        return brand

    def _take(self, asker: str) -> None:
        if self._rates is not None:
            self._rates.take(asker)

    def _authorise(self, settings: DeliverySettings, brand: BrandSettings | None, headers: dict[bytes, bytes]) -> str:
        """Tell who asks; who was let in stays so until the store changes or the token expires."""
        if self._settings is not settings or len(self._let_in) > _MOST_LET_IN:
            self._settings = settings
            self._let_in.clear()
        authorization = headers.get(b"authorization", b"")
        place = (authorization, "" if brand is None else brand.key)
        token = self._let_in.get(place)
        if token is None or (token.expires is not None and token.expires <= self._clock()):
            token = _check(settings, brand, authorization.decode("latin-1"), now=self._clock())
            self._let_in[place] = token
        return token.actor


def _check(
    settings: DeliverySettings, brand: BrandSettings | None, authorization: str, *, now: datetime
) -> TokenSettings:
    """Find the token. A brand that it may not know of is answered like one that does not exist."""
    token = token_of(settings, authorization, now=now)
    if token is None:
        raise unauthenticated(_CHALLENGE)
    roles = () if brand is None else (*token.roles.get("*", ()), *token.roles.get(brand.key, ()))
    if not roles:
        raise _no_such_brand()
    if "reader" not in roles:
        raise Forbidden(
            de="Die Auslieferung dieser Marke braucht die Rolle „reader“.",
            en="Delivery of this brand needs the role “reader”.",
        )
    return token


def _no_such_brand() -> NotFound:
    return NotFound(de="Es gibt keine solche Marke.", en="There is no such brand.")
