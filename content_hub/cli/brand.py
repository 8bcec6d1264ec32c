"""`content-hub brand push`: make a folder the brand's rules."""

import io
import json
import zipfile
from pathlib import Path

import click

from content_hub.actions.activate_ruleset import Activate, activate_ruleset
from content_hub.actions.preconditions import ANY_STATE
from content_hub.actions.save_brand import SaveBrand, save_brand
from content_hub.actions.upload_ruleset import UploadRuleset, upload_ruleset
from content_hub.cli.opening import as_actor, clock, run_with_hub, settings_here
from content_hub.cli.telling import say
from content_hub.hub import Hub
from content_hub.model import Ruleset
from content_hub.storage.queries import BrandOf

__all__ = ["command", "zipped"]


@click.group("brand")
def command() -> None:
    """Push a brand pack."""


@command.command("push")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--brand", required=True, help="The brand's key; a missing brand is created from the pack.")
@click.option("--as", "actor", required=True, help="Who pushes: id or name.")
@click.option("--json", "as_json", is_flag=True, help='Print {"version", "digest"} for programs.')
def push(folder: Path, brand: str, actor: str, as_json: bool) -> None:
    """Upload the pack in FOLDER and put it in force; refuse where live blocks would get new errors."""
    pack = zipped(folder)

    async def work(hub: Hub) -> Ruleset:
        caller, now = await as_actor(hub, actor), clock()
        if await hub.store.facts(BrandOf(brand=brand)) is None:
            compiled = await hub.workshop.compile(pack)
            created = SaveBrand(
                key=brand,
                name=compiled.name,
                locales=compiled.locales,
                default_locale=compiled.default_locale,
                delivery="token",
                public_url=_public_url(),
                precondition=ANY_STATE,
            )
            await save_brand(hub, created, caller=caller, now=now)
        ruleset = await upload_ruleset(hub, UploadRuleset(brand=brand, pack=pack), caller=caller, now=now)
        await activate_ruleset(hub, Activate(brand=brand, number=ruleset.number), caller=caller, now=now)
        return ruleset

    ruleset = run_with_hub(work)
    if as_json:
        click.echo(json.dumps({"version": ruleset.number, "digest": ruleset.digest}))
    else:
        click.echo(
            say(
                de=f"Regelwerk {ruleset.number} von „{brand}“ gilt ({ruleset.digest}).",
                en=f"Ruleset {ruleset.number} of “{brand}” is in force ({ruleset.digest}).",
            )
        )


def _public_url() -> str:
    settings = settings_here()
    return f"http://{settings.host}:{settings.port}"


def zipped(folder: Path) -> bytes:
    """Zip a folder; what does not belong to a pack is passed over when it is read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and not name.startswith((".", "blocks/", "pictures/")):
                archive.writestr(zipfile.ZipInfo(name), file.read_bytes())
    return out.getvalue()
