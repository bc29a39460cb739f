"""From a block's joined text back to the document, over any cuts."""

from __future__ import annotations

from baocao.segment.views import offsets_of, ranges_of
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), min_size=1, max_size=8), st.data())
def test_ranges_join_to_the_words_asked_for(cuts: list[tuple[int, int]], data: st.DataObject) -> None:
    """``cuts`` are (gap before, length) of each range of a text in which every character is its own."""
    ranges, at = [], 0
    for gap, length in cuts:
        ranges.append((at + gap, at + gap + length))
        at += gap + length
    text = "".join(chr(0x4E00 + i) for i in range(at))
    joined = "".join(text[a:b] for a, b in ranges)
    start = data.draw(st.integers(0, len(joined) - 1))
    end = data.draw(st.integers(start + 1, len(joined)))
    found = ranges_of(ranges, offsets_of(ranges), start, end)
    assert "".join(text[a:b] for a, b in found) == joined[start:end]
    assert all(a < b for a, b in found)
