"""Effects and words that stand for a document, as rows of the tables."""

from __future__ import annotations

from typing import Any

from baocao.records import Analysis

Row = dict[str, Any]


def effect_rows(analysis: Analysis) -> dict[str, list[Row]]:
    """Return the rows of ``effects`` and ``back_references``.

    ``own`` holds for the report itself, whether or not its header shows a number.
    """
    report = analysis.document.id
    own = analysis.header.doc
    return {
        "effects": [
            {
                "report_id": report,
                "ordinal": ordinal,
                "type": effect.type,
                "status": effect.status,
                "head": effect.head,
                "head_type": effect.head_type or None,
                "own": effect.own or (effect.head is not None and effect.head == own),
                "tail": effect.tail,
            }
            for ordinal, effect in enumerate(analysis.effects)
        ],
        "back_references": [
            {
                "report_id": report,
                "ordinal": ordinal,
                "passage": back.sentence,
                "start_offset": back.start,
                "end_offset": back.end,
                "text": back.text,
                "mention": back.mention,
            }
            for ordinal, back in enumerate(analysis.back_references)
        ],
    }
