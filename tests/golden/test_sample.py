"""The sample report read whole: how much of what is found, and how much of it could not be read.

After a change that is meant, `GOLDEN=update pytest tests/golden` writes the file anew; its difference is what to read.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

from baocao.api import analyse
from baocao.render.records import to_record

SAMPLE = Path(__file__).parents[2] / "corpus/185-bc-ubnd-can-tho-2024.txt"
GOLDEN = Path(__file__).parent / "185-bc-ubnd-can-tho-2024.json"


def found() -> dict[str, object]:
    record = to_record(analyse(SAMPLE))
    values = sorted({e["value"] for e in record["entities"] if e["label"] == "DOC"})
    return {
        "meta": record["meta"],
        "entities": dict(sorted(Counter(e["label"] for e in record["entities"]).items())),
        "relations": dict(sorted(Counter(r["type"] for r in record["relations"]).items())),
        "unread": [e["reason"] for e in record["entities"] if "reason" in e],
        "documents": values,
    }


def test_sample_is_read_as_before() -> None:
    now = found()
    if os.environ.get("GOLDEN") == "update":
        GOLDEN.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert now == json.loads(GOLDEN.read_text(encoding="utf-8"))
