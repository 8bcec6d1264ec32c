"""Import blocks: each line becomes a draft like any other; nothing goes live by importing."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.preconditions import ANY_STATE
from content_hub.actions.save import Save, save
from content_hub.digests import digest_of
from content_hub.errors import ContentHubError, ContentRejected, Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.queries import VersionOf

__all__ = ["BlockLine", "ImportBlocks", "Imported", "import_blocks", "read_lines"]


class BlockLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One block as a line of JSON: what `PUT …/blocks/{key}` takes, with its key."""

    key: str
    component: str
    content: object
    labels: tuple[str, ...] = ()
    note: str | None = None


class ImportBlocks(Struct, frozen=True, kw_only=True):
    """Lines in any order: a block may come after one that refers to it."""

    brand: str
    lines: tuple[BlockLine, ...]


class Imported(Struct, frozen=True, kw_only=True):
    """What became of one line. `unchanged`: the newest version says the same already."""

    key: str
    outcome: Literal["created", "updated", "unchanged", "refused"]
    version: int | None = None
    error: ContentHubError | None = None


def read_lines(text: str) -> tuple[BlockLine, ...]:
    """Read JSON lines, or one block alone over many lines. Raise Invalid naming each line that does not fit."""
    alone = _alone(text)
    if alone is not None:
        return (alone,)
    lines, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):  # only \n: texts may hold other line separators
        if not line.strip():
            continue
        try:
            lines.append(msgspec.json.decode(line, type=BlockLine))
        except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
            faults.append(Fault(pointer=f"/{number}", de=f"Zeile {number}: {error}", en=f"line {number}: {error}"))
    if faults:
        raise Invalid(
            de=f"{len(faults)} Zeile(n) sind kein Baustein; nichts wurde eingelesen.",
            en=f"{len(faults)} line(s) are no block; nothing was imported.",
            faults=faults,
        )
    return tuple(lines)


def _alone(text: str) -> BlockLine | None:
    try:
        return msgspec.json.decode(text, type=BlockLine)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None


async def import_blocks(
    hub: Hub,
    command: ImportBlocks,
    *,
    caller: Caller,
    now: datetime,
    told: Callable[[Imported], None] = lambda _: None,
) -> tuple[Imported, ...]:
    """Save each line as a new version; importing the same again changes nothing. `told` hears of each as it is done.

    A line that is refused leaves the others alone.

    Raises:
        Forbidden: the caller is no writer.
        NotFound: no such brand.
    """
    await brand_for(hub, caller, command.brand, roles=("writer",))
    done: dict[int, Imported] = {}
    waiting = list(enumerate(command.lines))
    while waiting:
        later = []
        for index, line in waiting:
            result = await _import_line(hub, command.brand, line, caller=caller, now=now)
            if isinstance(result.error, ContentRejected):
                later.append((index, line))
            else:
                told(result)
            done[index] = result
        if len(later) == len(waiting):
            for index, _ in later:
                told(done[index])
            break
        waiting = later
    return tuple(done[index] for index in sorted(done))


async def _import_line(hub: Hub, brand: str, line: BlockLine, *, caller: Caller, now: datetime) -> Imported:
    try:
        present = await hub.store.facts(VersionOf(brand=brand, key=line.key))
        digest = digest_of({"component": line.component, "content": line.content})
        if present is not None and present.digest == digest and present.labels == tuple(sorted(set(line.labels))):
            return Imported(key=line.key, outcome="unchanged", version=present.number)
        command = Save(
            brand=brand,
            key=line.key,
            component=line.component,
            content=line.content,
            labels=line.labels,
            note=line.note,
            precondition=ANY_STATE,
        )
        saved = await save(hub, command, caller=caller, now=now)
    except ContentHubError as error:
        return Imported(key=line.key, outcome="refused", error=error)
    return Imported(key=line.key, outcome="created" if saved.is_new else "updated", version=saved.version.number)
