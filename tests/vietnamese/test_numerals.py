"""Vietnamese numbers, by plain cases read by eye."""

from decimal import Decimal
from pathlib import Path

import pytest
from baocao.vietnamese.numerals import number, scale_of

CASES = [
    line.split(" → ")
    for line in (Path(__file__).parent.parent / "cases" / "numbers.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_number(written: str, expected: str) -> None:
    if expected == "!":
        with pytest.raises(ValueError):
            number(written)
    else:
        assert number(written)[0] == Decimal(expected)


def test_scales_multiply_and_new_placement_of_tones_is_read() -> None:
    assert scale_of("nghìn tỷ") == 10**12
    assert scale_of("tỉ") == scale_of("Tỷ") == 10**9
    assert scale_of("") == scale_of(None) == 1
