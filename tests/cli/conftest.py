"""A folder with one small report, and the command line run in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from baocao import messages
from baocao.cli import execute

REPORT = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH

Số: 77/BC-UBND

An Bình, ngày 05 tháng 7 năm 2023

BÁO CÁO

Tình hình kinh tế - xã hội 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2023

Thực hiện Nghị quyết số 31-NQ/TU ngày 02 tháng 12 năm 2022 của Tỉnh ủy An Bình về nhiệm vụ năm 2023, UBND tỉnh báo cáo:

1. Giải ngân vốn đầu tư công đạt 1.250,5 tỷ đồng, bằng 41,2% kế hoạch.

2. Đã ban hành Kế hoạch số 12/KH-UBND ngày 15/01/2023 và thu ngân sách 9,75 tỷ đồng.
"""


class Ran:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: ``reports/an-binh.txt`` in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/an-binh.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run ``baocao`` with the words given, in the working folder."""

    def ran(*words: str) -> Ran:
        capfd.readouterr()
        code = execute(list(words))
        out, err = capfd.readouterr()
        messages.use(None)
        return Ran(code, out, err)

    return ran


@pytest.fixture
def stored(run: Run) -> Run:
    """As ``run``, with the report in the store."""
    assert run("run", "reports").code == 0
    return run
