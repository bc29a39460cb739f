"""The configurations that come with the project: each is read, and the shipped model's states every default."""

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest
from baocao.learn.config import TrainSettings, load_settings

CONFIGS = sorted((Path(__file__).parents[2] / "configs").glob("*.toml"))


@pytest.mark.parametrize("file", CONFIGS, ids=[file.stem for file in CONFIGS])
def test_each_is_read(file: Path) -> None:
    assert load_settings(file).name == file.stem


def test_every_setting_is_stated() -> None:
    file = next(file for file in CONFIGS if file.stem == "baocao-small")
    assert tomllib.loads(file.read_text(encoding="utf-8")).keys() == asdict(TrainSettings()).keys()
    assert load_settings(file) == TrainSettings()
