"""The workshop over a pool of warm child processes, and one short-lived process per uploaded picture."""

import asyncio
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from brand.model import Report
from content_hub.digests import digest_of_bytes
from content_hub.errors import Invalid, NotFound, StoreFailed, TooLarge, UnsupportedPicture
from content_hub.hub import Compiled, Draft, Drawing, Judged, Judging, Picture, Rules
from content_hub.storage.port import Store
from content_hub.storage.queries import RulesetCompiled
from content_hub.workshop import bench

__all__ = ["ProcessWorkshop", "open_workshop"]

T = TypeVar("T")

_SECONDS = 60.0
_TRIES = 3
_PICTURE_SECONDS = 25.0
_SHARE_OF_WORK = 8


def open_workshop(store: Store, *, processes: int) -> "ProcessWorkshop":
    """Open a workshop; its processes start with the first piece of work, so that serving starts at once."""
    return ProcessWorkshop(store, processes=processes)


class ProcessWorkshop:
    """Renders and lints in child processes. A process that hangs or dies is replaced, and its work tried anew."""

    def __init__(self, store: Store, *, processes: int) -> None:
        self._store = store
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._folder = Path(tempfile.mkdtemp(prefix="content-hub-"))
        self._shipped: Compiled | None = None
        self._is_closed = False
        self._at_once = asyncio.Semaphore(processes * _SHARE_OF_WORK)

    async def draw(self, drawing: Drawing) -> Judged:
        """Render and judge in a child process."""
        return await self._run(bench.draw_version, drawing, await self._file(drawing.setting.rules))

    async def judge(self, judging: Judging) -> Report:
        """Judge stored bytes in a child process."""
        return await self._run(bench.judge_stored, judging, await self._file(judging.setting.rules))

    async def check(self, draft: Draft) -> Report:
        """Judge a text or a picture in a child process."""
        return await self._run(bench.check_draft, draft, await self._file(draft.rules))

    async def compile(self, pack: bytes | None) -> Compiled:
        """Read a pack in a child process; the shipped one once."""
        if pack is not None:
            return await self._run(bench.compile_pack, pack)
        if self._shipped is None:
            self._shipped = await self._run(bench.compile_pack, None)
        return self._shipped

    async def decode(self, picture: bytes) -> Picture:
        """Decode a picture in a process that ends with it, whatever the picture does to it."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            "-m",
            "content_hub.workshop.decoding",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            answer, _ = await asyncio.wait_for(process.communicate(picture), _PICTURE_SECONDS)
        except TimeoutError:
            raise _damaged() from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return _picture(answer) if process.returncode == 0 else _refuse("damaged")

    async def close(self) -> None:
        """Stop the child processes and remove what was kept for them; work that is under way is given up."""
        self._is_closed = True
        if self._pool is not None:
            self._stop(self._pool)
        await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)

    async def _file(self, rules: Rules) -> Path | None:
        """Lay the compiled ruleset where children find it, once per digest."""
        if rules.version is None:
            return None
        file = self._folder / rules.digest.removeprefix("sha256:")
        if not file.exists():
            compiled = await self._store.facts(RulesetCompiled(brand=rules.brand, number=rules.version))
            if compiled is None:
                raise NotFound(
                    de=f"Das Regelwerk {rules.version} ist nicht gespeichert.",
                    en=f"Ruleset {rules.version} is not stored.",
                )
            await asyncio.to_thread(_write, file, compiled)
        return file

    async def _run(self, work: Callable[..., T], *arguments: object) -> T:
        async with self._at_once:
            for _ in range(_TRIES):
                pool = self._open()
                try:
                    return await asyncio.wait_for(asyncio.wrap_future(pool.submit(work, *arguments)), _SECONDS)
                except (BrokenProcessPool, TimeoutError):
                    self._stop(pool)
        raise TooLarge(
            de=f"Das braucht mehr als {_SECONDS:.0f} Sekunden oder mehr Speicher, als da ist. Bitte in kleinere "
            "Teile zerlegen.",
            en=f"This takes more than {_SECONDS:.0f} seconds, or more memory than there is. Please split it up.",
        )

    def _open(self) -> ProcessPoolExecutor:
        if self._is_closed:
            raise StoreFailed(
                de="Der Dienst wird beendet; nichts wurde geändert. Gleich noch einmal versuchen.",
                en="The service is stopping; nothing was changed. Try again in a moment.",
            )
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, mp_context=context, initializer=bench.settle)
        return self._pool

    def _stop(self, pool: ProcessPoolExecutor) -> None:
        """Stop these children, once: several pieces of work may find the same pool broken.

        What still waits in it is told that it broke, and tries again elsewhere.
        """
        if pool is not self._pool:
            return
        self._pool = None
        children = list((pool._processes or {}).values())  # noqa: SLF001 - the pool has no way to stop a hanging child
        pool.shutdown(wait=False)
        for child in children:
            child.kill()
        for child in children:
            child.join()


def _write(file: Path, data: bytes) -> None:
    """Lay a file whole under its name; several may do so at once, each with a part of its own."""
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    with os.fdopen(handle, "wb") as part:
        part.write(data)
    Path(name).replace(file)


def _picture(answer: bytes) -> Picture:
    line, _, data = answer.partition(b"\n")
    header = json.loads(line)
    if "refused" in header:
        return _refuse(header["refused"])
    return Picture(
        digest=digest_of_bytes(data),
        media_type=header["media_type"],
        width=header["width"],
        height=header["height"],
        data=data,
    )


def _refuse(reason: str) -> Picture:
    if reason == "format":
        raise UnsupportedPicture(
            de="Das ist kein Bild, das angenommen wird: PNG, JPEG oder WebP.",
            en="This is no picture that is taken: PNG, JPEG or WebP.",
        )
    if reason == "pixels":
        raise TooLarge(
            de="Das Bild hat zu viele Bildpunkte: höchstens 40 Millionen.",
            en="The picture has too many pixels: at most 40 million.",
        )
    if reason == "animated":
        raise Invalid(
            de="Bewegte Bilder werden nicht angenommen. Ein einzelnes Bild hochladen.",
            en="Animated pictures are not taken. Upload a single image.",
        )
    raise _damaged()


def _damaged() -> Invalid:
    return Invalid(
        de="Das Bild ist beschädigt und lässt sich nicht lesen. Neu exportieren und noch einmal hochladen.",
        en="The picture is damaged and cannot be read. Export it anew and upload it again.",
    )
