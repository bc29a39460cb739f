"""The catalogue is whole: every sentence of the program is there in Vietnamese, and the compiled file is current."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

import pytest

pytest.importorskip("babel")
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from baocao import messages

PACKAGE = messages.FOLDER.parent
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "say": None,
    "deferred": None,
    "say_count": (1, 2),
    "UsageError": None,
    "StoreError": None,
    "UnreadableError": None,
}
FIGURE = re.compile(r"\{(\w*)[^}]*\}")


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (messages.FOLDER / "vi/LC_MESSAGES/baocao.po").open("rb") as file:
        return read_po(file, locale="vi")


def said() -> set[str]:
    """Return the first template of every call that says something, as the sources have them."""
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, _, message, *_ in found}


def translated(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_every_sentence_has_its_vietnamese(catalogue: Catalog) -> None:
    there = {m.id if isinstance(m.id, str) else m.id[0] for m in translated(catalogue) if m.string and all(m.string)}
    assert sorted(said() - there) == []


def test_figures_are_the_same_in_both_languages(catalogue: Catalog) -> None:
    for message in (m for m in translated(catalogue) if m.string):
        theirs = message.string if isinstance(message.string, str) else message.string[0]
        ours = message.id if isinstance(message.id, str) else message.id[1]
        assert sorted(FIGURE.findall(ours)) == sorted(FIGURE.findall(theirs)), ours


def test_the_compiled_catalogue_is_current(catalogue: Catalog) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalogue)
    fresh.seek(0)
    with (messages.FOLDER / "vi/LC_MESSAGES/baocao.mo").open("rb") as file:
        assert gettext.GNUTranslations(file)._catalog == gettext.GNUTranslations(fresh)._catalog  # type: ignore[attr-defined]


def test_sources_say_nothing_in_vietnamese() -> None:
    """House rule 3: a Vietnamese literal in a .py is in the wrong room (docstrings and comments may quote)."""
    marked = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
    wrong = [
        f"{path.relative_to(PACKAGE)}: {message}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for _, _, message, *_ in extract_from_dir(str(path.parent), [(path.name, "python")], keywords=KEYWORDS)
        if any(marked.search(part) for part in ([message] if isinstance(message, str) else message) if part)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "fr_FR.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
    ],
)
def test_language_of_the_locale(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    messages.use(None)
    assert messages.language() == expected


def test_a_stored_sentence_is_retold() -> None:
    messages.use("vi")
    try:
        assert messages.retold("no such file: báo cáo.txt") == "không có tệp nào như vậy: báo cáo.txt"
        assert messages.retold("something nobody wrote down") == "something nobody wrote down"
        messages.use("en")
        assert messages.retold("no such file: báo cáo.txt") == "no such file: báo cáo.txt"
    finally:
        messages.use(None)


def test_numbers_are_grouped_as_the_language_does() -> None:
    try:
        messages.use("vi")
        assert messages.grouped(107798) == "107.798"
        messages.use("en")
        assert messages.grouped(107798) == "107,798"
    finally:
        messages.use(None)


def test_folder_is_inside_the_package() -> None:
    assert Path(messages.__file__).parent == messages.FOLDER
