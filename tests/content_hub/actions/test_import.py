"""Importing JSON lines: each line a draft like any other, in whatever order they come."""

import pytest

from content_hub.actions.import_ import BlockLine, ImportBlocks, import_blocks, read_lines
from content_hub.errors import Forbidden, Invalid
from tests.journeys.corridor import ARNO, BRAND, NOW, WANDA, Corridor, a_footer, a_message, a_page


def test_lines_that_are_no_blocks_are_all_named_and_nothing_is_read() -> None:
    good = '{"key": "a", "component": "message", "content": {}}'
    lines = [good, "{", "", '{"key": "b"}', '{"key": "c", "component": "x", "content": {}, "extra": 1}', "[" * 5_000]
    with pytest.raises(Invalid) as caught:
        read_lines("\n".join(lines))
    assert [fault.pointer for fault in caught.value.faults] == ["/2", "/4", "/5", "/6"]


def test_a_text_may_hold_a_line_separator_and_a_file_windows_line_ends() -> None:
    line = '{"key": "a", "component": "message", "content": {"x": "eins\u2028zwei"}}'
    assert [item.key for item in read_lines(f"{line}\r\n{line}\r\n")] == ["a", "a"]


def test_a_line_that_is_refused_leaves_the_others_alone_and_order_does_not_matter(corridor: Corridor) -> None:
    lines = (
        BlockLine(key="dezember", component="page", content=a_page("heft", "footer")),
        BlockLine(key="heft", component="page", content=a_page("footer")),
        BlockLine(key="Abende!", component="message", content=a_message()),
        BlockLine(key="abende", component="message", content={**a_message(), "texts": {"de-DE": {"headline": "\x00"}}}),
        BlockLine(key="allein", component="page", content=a_page("nirgends")),
        BlockLine(key="footer", component="legal-footer", content=a_footer()),
    )
    command = ImportBlocks(brand=BRAND, lines=lines)
    told: list[str] = []
    results = corridor.do(
        import_blocks(corridor.hub, command, caller=WANDA, now=NOW, told=lambda item: told.append(item.key))
    )
    assert [(item.key, item.outcome) for item in results] == [
        ("dezember", "created"),
        ("heft", "created"),
        ("Abende!", "refused"),
        ("abende", "refused"),
        ("allein", "refused"),
        ("footer", "created"),
    ]
    assert sorted(told) == sorted(item.key for item in lines)
    again = corridor.do(import_blocks(corridor.hub, command, caller=WANDA, now=NOW))
    assert [item.outcome for item in again].count("unchanged") == 3
    assert corridor.block("footer").newest == 1


def test_importing_makes_nothing_live_and_needs_a_writer(corridor: Corridor) -> None:
    command = ImportBlocks(brand=BRAND, lines=(BlockLine(key="abende", component="message", content=a_message()),))
    with pytest.raises(Forbidden):
        corridor.do(import_blocks(corridor.hub, command, caller=ARNO, now=NOW))
    corridor.do(import_blocks(corridor.hub, command, caller=WANDA, now=NOW))
    assert corridor.presence("abende") is None


def test_a_changed_label_is_a_new_version(corridor: Corridor) -> None:
    for labels in ((), ("winter",), ("winter",)):
        line = BlockLine(key="abende", component="message", content=a_message(), labels=labels)
        corridor.do(import_blocks(corridor.hub, ImportBlocks(brand=BRAND, lines=(line,)), caller=WANDA, now=NOW))
    assert corridor.block("abende").newest == 2
