"""Makes one ruleset of a pack's files, or names every fault in them."""

from collections.abc import Iterator, Mapping

from brand import lexicon
from brand.errors import PackInvalid, PackProblem
from brand.finding import Said
from brand.model import Brand, Ruleset
from brand.nearest import did_you_mean
from brand.pack.brand import read_brand
from brand.pack.collisions import refuse_collisions
from brand.pack.examples import Example, read_examples
from brand.pack.files import FILES, digest
from brand.pack.logos import read_logos
from brand.pack.looks import read_looks
from brand.pack.reading import Reading
from brand.pack.rules import read_rules
from brand.pack.vale import read_vale
from brand.pack.voice import read_voice
from brand.pack.workflow import read_workflow
from brand.vale.model import rule_id, stored

__all__ = ["compile_pack", "examples_of"]

_NOBODY = Brand(name="", default_locale="", locales={})


def compile_pack(files: Mapping[str, bytes]) -> Ruleset:
    """Compile a pack; all of its faults come in one PackInvalid."""
    reading = Reading(files)
    reading.problems.extend(_strangers(files))
    brand = read_brand(reading) or _NOBODY
    voice = read_voice(reading, brand.locales)
    styles = read_vale(reading)
    own = tuple(map(rule_id, styles.rules))
    rules = read_rules(reading, own)
    tokens, palette = read_looks(reading)
    logos = read_logos(reading)
    workflow = read_workflow(reading, brand.locales)
    read_examples(reading, brand, own)
    _refuse_faults(reading)
    forms = lexicon.compile_forms(voice, tuple(brand.locales))
    refuse_collisions(reading, forms)
    _refuse_faults(reading)
    return Ruleset(
        digest=digest(files),
        brand=brand,
        voice=voice,
        rules=rules,
        tokens=tokens,
        palette=palette,
        logos=logos,
        workflow=workflow,
        forms=forms,
        vale=stored(styles),
    )


def examples_of(files: Mapping[str, bytes]) -> tuple[Example, ...]:
    """Give the texts by which a pack shows what it wants."""
    reading = Reading(files)
    own = tuple(map(rule_id, read_vale(reading).rules))
    examples = read_examples(reading, read_brand(reading) or _NOBODY, own)
    _refuse_faults(reading)
    return examples


def _strangers(files: Mapping[str, bytes]) -> Iterator[PackProblem]:
    for name in files:
        if "/" not in name and name not in FILES:
            hint = did_you_mean(name, FILES)
            reason = Said(de=f"die Datei gehört zu keinem Paket{hint.de}", en=f"no pack has such a file{hint.en}")
            yield PackProblem(file=name, line=None, reason=reason)


def _refuse_faults(reading: Reading) -> None:
    if reading.problems:
        in_order = sorted(reading.problems, key=lambda problem: (problem.file, problem.line or 0, problem.reason.en))
        raise PackInvalid(tuple(in_order))
