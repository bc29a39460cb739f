"""What the pages print is what the program prints: every console block is run, every Python example too.

A line that is ``…`` alone stands for any lines, a ``…`` inside a line for any words. The blocks of one page run
in order, in one folder.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = {"README.md": "en_US.UTF-8", "README.vi.md": "vi_VN.UTF-8", "docs/commands.md": "en_US.UTF-8"}
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


def commands(page: Path) -> Iterator[tuple[str, str]]:
    """Yield (command, expected output) of the page's console blocks."""
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            while command.endswith("\\"):
                more, _, expected = expected.partition("\n")
                command = command[:-1] + more.strip()
            yield command, expected


def as_pattern(expected: str) -> re.Pattern[str]:
    lines = [re.escape(line.rstrip()).replace("…", ".*") for line in expected.strip().splitlines()]
    text = "\n".join("(?:.*\n)*?.*" if line == ".*" else line for line in lines)
    return re.compile(text)


def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    return tmp_path


@pytest.mark.parametrize("name", PAGES)
def test_commands_print_what_the_page_shows(name: str, tmp_path: Path) -> None:
    page = ROOT / name
    place = folder(tmp_path)
    here = Path(sys.executable).parent
    unset = {k: v for k, v in os.environ.items() if not k.startswith("LC_")}
    environment = unset | {
        "LANG": PAGES[name],
        "PATH": f"{here}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "120",
    }
    ran = 0
    for command, expected in commands(page):
        if not command.startswith(("baocao", "echo", "printf")):
            continue
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=place,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )
        printed = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).strip().splitlines())
        assert as_pattern(expected).fullmatch(printed), f"$ {command}\n{printed}"
        ran += 1
    assert ran


@pytest.mark.parametrize("name", ["docs/api.md", "docs/training.md"])
def test_python_examples(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder(tmp_path))
    text = (ROOT / name).read_text(encoding="utf-8")
    parser, runner = (
        doctest.DocTestParser(),
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE),
    )
    examples = "\n".join(PYTHON.findall(text))
    said: list[str] = []
    result = runner.run(parser.get_doctest(examples, {}, name, name, 0), out=said.append)
    assert result.attempted > 5
    assert result.failed == 0, "".join(said)


LINKED = [
    "README.md",
    "README.vi.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    *(f"docs/{p.name}" for p in ROOT.glob("docs/*.md")),
]


@pytest.mark.parametrize("name", sorted(LINKED))
def test_links_to_files_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{name}: {target}"
