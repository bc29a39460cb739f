"""Two processes write and link at once: nothing is lost, and all is as if one had done it alone."""

import subprocess
import sys
import textwrap
from pathlib import Path

from baocao.store import open_store
from baocao.store.linking import link
from baocao.store.tables import CANDIDATES, CITATIONS, DOCUMENTS, PASSAGES, REPORTS
from sqlalchemy import select

WRITES = textwrap.dedent(
    """
    import sys
    from baocao.store import open_store
    from handmade import analysis, cites, put

    url, low, high, step = sys.argv[1], *map(int, sys.argv[2:])
    headers = {"issuer": "UBND tỉnh An Giang", "place": "An Giang", "date": "2024-06-30"}
    print("ready", flush=True)
    sys.stdin.readline()
    with open_store(url, create=True) as store:
        for number in range(low, high, step):
            said = [cites(f"NQ|{n}||NQ-HĐND", "2023-12-08" if n % 2 else None) for n in (number, number + 1, 42)]
            text = "\\n".join(f"Thực hiện ⟦Nghị quyết⟧ lần {n}." for n in range(3))
            put(store, analysis(f"r{number:02}", text, said, **headers))
    """
)
TABLES = (REPORTS, CITATIONS, CANDIDATES, DOCUMENTS, PASSAGES)


def run_together(url: str, *parts: tuple[int, int, int]) -> None:
    """Write each part in a process of its own, all begun at once."""
    folder = str(Path(__file__).parent.parent)
    code = f"import sys; sys.path.insert(0, {folder!r})\n{WRITES}"
    began = [
        subprocess.Popen(
            [sys.executable, "-c", code, url, *map(str, part)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for part in parts
    ]
    for one in began:
        assert one.stdout.readline() == "ready\n"
    for one in began:
        one.stdin.write("\n")
        one.stdin.flush()
    for one in began:
        _, complaint = one.communicate(timeout=120)
        assert one.returncode == 0, complaint


def dump(url: str) -> list[list[str]]:
    with open_store(url) as store:
        link(store)
        with store.reading() as connection:
            return [sorted(map(repr, connection.execute(select(table)))) for table in TABLES]


def test_two_writers_of_two_halves_and_of_the_same(store_url, tmp_path):
    alone = f"sqlite:///{tmp_path / 'alone.db'}"
    run_together(alone, (0, 16, 1))
    expected = dump(alone)
    run_together(store_url, (0, 16, 2), (1, 16, 2))
    assert dump(store_url) == expected
    run_together(store_url, (0, 16, 1), (0, 16, 1))  # the same reports, replaced by both
    assert dump(store_url) == expected
