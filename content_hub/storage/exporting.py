"""Everything out to a folder of JSON lines and files, and back into an empty store: same digests, same chain.

A line is a row; `record` and `entry` are written as they are stored, since digests cover them; bytes lie in `files/` by
their SHA-256. Left out is what belongs to one installation and not to its content: secrets (webhooks get new ones by
`rotate`, links are given anew), answers kept for repetitions, and leases.
"""

import hashlib
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from content_hub.errors import StoreUnusable
from content_hub.storage.backup import backup
from content_hub.storage.integrity import Progress, check_store, unheard
from content_hub.storage.sqlite import log
from content_hub.storage.sqlite.connection import Access, connect, driver
from content_hub.storage.sqlite.migrations import STEPS
from content_hub.storage.sqlite.schema import check_known, prepare

__all__ = ["export_everything", "import_everything"]

_LEFT_OUT = frozenset({"answers", "leases", "settings_counter", "signing_keys", "webhook_secrets"})
_OURS = re.compile(r"(?!_|sqlite_)(?!.*_fts)[a-z_]+")
_WRITTEN_AS_STORED = frozenset({"record", "entry"})
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TABLES = """
SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name
"""
_NAMED = 3


class _Contents(Struct, frozen=True, kw_only=True):
    """What an export holds: the steps that made its tables, rows per table, the newest link of each log."""

    steps: tuple[str, ...]
    tables: Mapping[str, int]
    logs: Mapping[str, tuple[int, str]]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """Bytes that lie beside the lines."""

    file: str


def export_everything(source: Path, folder: Path, *, progress: Progress = unheard) -> None:
    """Write a store as it is at one moment. Writers and readers go on meanwhile.

    Raises:
        StoreUnusable: the source is no store, or the folder is there and not empty.
    """
    with closing(connect(source, Access.READ)) as connection:
        check_known(connection, source)
        try:
            (folder / "files").mkdir(parents=True)
        except OSError as error:
            raise _unwritable(folder, error) from None
        if len(list(folder.iterdir())) > 1:
            raise _unwritable(folder, OSError("not empty"))
        connection.execute("BEGIN")
        tables = _tables(connection)
        counts = {}
        for number, table in enumerate(tables):
            progress("export", number, len(tables))
            counts[table] = _export_table(connection, table, folder)
        brands = [row[0] for row in connection.execute("SELECT DISTINCT brand FROM log")]
        logs = {brand: log.head(connection, brand) for brand in brands}
        contents = _Contents(steps=tuple(name for name, _ in STEPS), tables=counts, logs=logs)
        (folder / "contents.json").write_bytes(msgspec.json.format(msgspec.json.encode(contents)))
        progress("export", len(tables), len(tables))


def import_everything(folder: Path, target: Path, *, progress: Progress = unheard) -> None:
    """Make a store of an export, after checking every digest and every link of its logs.

    Raises:
        StoreUnusable: something is at the target already, or the export is damaged or newer than this program.
    """
    contents = _contents(folder)
    with tempfile.TemporaryDirectory(prefix=f".{target.name[:100]}.", dir=target.resolve().parent) as beside:
        made = Path(beside) / "hub.db"
        prepare(made)
        with closing(connect(made, Access.WRITE)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for number, (table, count) in enumerate(contents.tables.items()):
                progress("import", number, len(contents.tables))
                _import_table(connection, table, folder, count=count)
            _check_logs(connection, contents, folder)
            try:
                connection.execute("COMMIT")
            except driver.IntegrityError as error:
                raise _damaged(folder, str(error)) from None
        damage = check_store(made, progress=progress)
        if damage:
            raise _damaged(folder, " ".join(damage[:_NAMED]))
        backup(made, target, progress=progress)


def _tables(connection: driver.Connection) -> list[str]:
    names = [row[0] for row in connection.execute(_TABLES)]
    return [name for name in names if _OURS.fullmatch(name) and name not in _LEFT_OUT]


def _export_table(connection: driver.Connection, table: str, folder: Path) -> int:
    count = 0
    with (folder / f"{table}.jsonl").open("wb") as lines:
        rows = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a table of ours, named by the schema
        columns = [described[0] for described in rows.description]
        for row in rows:
            shown = {name: _shown(name, value, folder) for name, value in zip(columns, row, strict=True)}
            lines.write(msgspec.json.encode(shown) + b"\n")
            count += 1
    return count


def _shown(column: str, value: object, folder: Path) -> object:
    if isinstance(value, bytes):
        digest = hashlib.sha256(value).hexdigest()
        place = folder / "files" / digest
        if not place.exists():
            place.write_bytes(value)
        return _File(digest)
    return msgspec.Raw(str(value).encode()) if column in _WRITTEN_AS_STORED else value


def _contents(folder: Path) -> _Contents:
    try:
        contents = msgspec.json.decode((folder / "contents.json").read_bytes(), type=_Contents)
    except (OSError, msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise _damaged(folder, f"contents.json: {error}") from None
    unknown = sorted(set(contents.steps) - {name for name, _ in STEPS})
    if unknown:
        raise StoreUnusable(
            de=f"{folder} schrieb eine neuere Version (Schritt {unknown[-1]}): dieses Programm aktualisieren.",
            en=f"{folder} was written by a newer version (step {unknown[-1]}): update this program.",
        )
    return contents


def _import_table(connection: driver.Connection, table: str, folder: Path, *, count: int) -> None:
    if table not in _tables(connection):
        raise _damaged(folder, f"{table!r} is no table")
    known = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    done = 0
    for done, row in enumerate(_lines(folder, table), start=1):
        if not row or not row.keys() <= known:
            raise _damaged(folder, f"{table}.jsonl, line {done}: unknown members")
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        try:
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - names of our own tables and columns, checked above
        except (driver.Error, OverflowError, UnicodeError) as error:
            raise _damaged(folder, f"{table}.jsonl, line {done}: {error}") from None
    if done != count:
        raise _damaged(folder, f"{table}.jsonl has {done} lines, not {count}")


def _lines(folder: Path, table: str) -> Iterator[Mapping[str, Any]]:
    try:
        with (folder / f"{table}.jsonl").open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    row = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
                    yield {name: _stored(name, raw, folder) for name, raw in row.items()}
                except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
                    raise _damaged(folder, f"{table}.jsonl, line {number}: {error}") from None
    except OSError as error:
        raise _damaged(folder, str(error)) from None


def _stored(column: str, raw: msgspec.Raw, folder: Path) -> object:
    if column in _WRITTEN_AS_STORED:
        return bytes(raw).decode()
    value = msgspec.json.decode(raw, type=_File | str | int | float | None)
    if not isinstance(value, _File):
        return value
    if not _DIGEST.fullmatch(value.file):
        raise _damaged(folder, f"{value.file!r} is no digest")
    data = (folder / "files" / value.file).read_bytes()
    if hashlib.sha256(data).hexdigest() != value.file:
        raise _damaged(folder, f"files/{value.file} is not what its name says")
    return data


def _check_logs(connection: driver.Connection, contents: _Contents, folder: Path) -> None:
    for brand, head in contents.logs.items():
        if log.head(connection, brand) != head:
            raise _damaged(folder, f"the log of {brand or 'the service'} does not end as the export says")


def _damaged(folder: Path, what: str) -> StoreUnusable:
    return StoreUnusable(
        de=f"Der Export {folder} ist beschädigt und wurde nicht eingelesen: {what}.",
        en=f"The export {folder} is damaged and was not imported: {what}.",
    )


def _unwritable(folder: Path, error: OSError) -> StoreUnusable:
    return StoreUnusable(
        de=f"{folder} muss ein Ordner sein, den es noch nicht gibt, oder ein leerer ({error}).",
        en=f"{folder} must be a folder that does not exist yet, or an empty one ({error}).",
    )
