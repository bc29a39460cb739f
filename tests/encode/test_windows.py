"""Windows hold every piece once (long sentences: at least once), in order, within their size."""

from baocao.encode.pieces import Pieces
from baocao.encode.windows import windows
from hypothesis import given
from hypothesis import strategies as st


def sentences(lengths: list[int]) -> list[Pieces]:
    return [Pieces(tuple(range(n)), tuple((i, i + 1) for i in range(n))) for n in lengths]


@given(st.lists(st.integers(0, 90), max_size=30), st.integers(0, 2**30))
def test_every_piece_is_read(lengths: list[int], heads: int) -> None:
    opens = [bool(heads >> i & 1) for i in range(len(lengths))]
    found = windows(sentences(lengths), opens, size=32, overlap=8)
    read = {(p.sentence, at) for w in found for p in w.parts for at in range(p.start, p.end)}
    assert read == {(s, at) for s, n in enumerate(lengths) for at in range(n)}
    assert all(w.length <= 32 for w in found)
    for window in found:
        ends = [p.at + p.end - p.start + 1 for p in window.parts]
        assert [p.at for p in window.parts] == [1, *ends[:-1]] and window.length == ends[-1]


def test_a_heading_opens_a_window_once_half_is_full() -> None:
    found = windows(sentences([20, 5, 6]), [False, True, False], size=32)
    assert [[p.sentence for p in w.parts] for w in found] == [[0], [1, 2]]


def test_a_long_sentence_overlaps_itself() -> None:
    (first, *_, last) = windows(sentences([100]), [False], size=32, overlap=8)
    assert first.parts[0].start == 0 and last.parts[0].end == 100
