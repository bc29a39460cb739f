"""The layout of whole texts, read from ``tests/cases/layout.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest
from baocao.ingest.readers import from_text
from baocao.records import BlockKind

CASES = Path(__file__).parents[1].joinpath("cases/layout.txt").read_text(encoding="utf-8").split("===\n")
KINDS = tuple(f"{kind.value}: " for kind in BlockKind)


def parsed(case: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text of a case and the (kind, words) of its blocks; ``+body`` goes on in the block that a ¶ ended."""
    lines, blocks = [], []
    for line in case.removesuffix("\n").split("\n"):
        if line.startswith("#"):
            continue
        kind, _, words = line.partition(": ") if line.lstrip("+").startswith(KINDS) else ("", "", line)
        lines.append(words.replace("⏎", "\n").removesuffix(" ¶"))
        if kind.startswith("+"):
            cut = next(i for i, (_, w) in reversed(list(enumerate(blocks))) if w.endswith("¶"))
            blocks[cut] = (blocks[cut][0], blocks[cut][1].removesuffix(" ¶") + "\n" + words)
        elif kind == "footnote" and blocks[-1][0] == "footnote" and words[0].isalpha():
            blocks[-1] = ("footnote", blocks[-1][1] + "\n\n" + words)
        elif kind:
            blocks.append((kind, words.replace("⏎", "\n")))
    return "\n".join(lines), blocks


@pytest.mark.parametrize("case", CASES)
def test_blocks(case: str) -> None:
    text, expected = parsed(case)
    document = from_text("thử", text)
    assert [(b.kind.value, "".join(text[a:e] for a, e in b.ranges)) for b in document.blocks] == expected


def test_running_heads_state_the_pages() -> None:
    text = "CÔNG BÁO/Số 24/Ngày 22-04-2024\n7\nĐiều 1. Phạm vi.\n\n8\nCÔNG BÁO/Số 24/Ngày 22-04-2024\nĐiều 2. Hiệu lực."
    assert from_text("thử", text).pages == ((0, 7), (text.index("8\n"), 8))


def test_an_excerpt_without_letterhead_has_no_header() -> None:
    text = (
        "Kế hoạch số 49/KH-UBND ngày 05 tháng 3 năm 2024 được triển khai.\n\n1. Kết quả\n\nThu đạt 52%.\n\nChi đạt 61%."
    )
    assert "header" not in {b.kind.value for b in from_text("thử", text).blocks}
