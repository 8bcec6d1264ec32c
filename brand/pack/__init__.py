"""Reads a brand pack into a ruleset: a folder of TOML, design tokens and logos, or a zip of it."""

import functools
from importlib import resources
from pathlib import Path

from brand.model import Ruleset
from brand.pack.compile import compile_pack, examples_of
from brand.pack.examples import Example
from brand.pack.files import digest, read_folder, read_zip
from brand.pack.stored import decode, encode

__all__ = ["Example", "decode", "default_ruleset", "encode", "examples", "load", "load_zip", "read_digest"]


def load(folder: Path) -> Ruleset:
    """Compile the pack in a folder; PackInvalid carries all faults, Unreadable says that there is no folder."""
    return compile_pack(read_folder(folder))


def load_zip(data: bytes) -> Ruleset:
    """Compile a zipped pack that a stranger may have made; every fault is a PackInvalid."""
    return compile_pack(read_zip(data))


def examples(folder: Path) -> tuple[Example, ...]:
    """Give the texts in a pack's examples/ with the findings that they must give."""
    return examples_of(read_folder(folder))


def read_digest(folder: Path) -> str:
    """Give a pack's digest without compiling it: enough to know whether it changed."""
    return digest(read_folder(folder))


@functools.cache
def default_ruleset() -> Ruleset:
    """Give the shipped ruleset: what is wrong for every brand. It has no palette, logos or house terms."""
    with resources.as_file(resources.files("brand") / "defaults") as folder:
        return load(folder)
