"""The store's tables as SQLAlchemy sees them; the migrations of ``schema/`` make them, and a test holds the two
together.

Children hang on ``(report_id, ordinal)``, where ``ordinal`` is the index in the report's ``Analysis``, so that a
second run writes the same rows. ``documents.key`` is made of what the document is. Offsets are characters of the
report's text.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Double, Integer, MetaData, Table, Text, column, table
from sqlalchemy.types import TypeEngine

METADATA = MetaData()


def _table(name: str, keys: str, text: str, *others: tuple[str, type[TypeEngine[Any]]]) -> Table:
    """Return a table with key columns, text columns and ``others``; ``int`` keys are named in ``others``."""
    typed = dict(others)
    columns = [Column(key, typed.pop(key, Text), primary_key=True) for key in keys.split()]
    columns += [Column(column, Text) for column in text.split()]
    columns += [Column(column, kind) for column, kind in typed.items()]
    return Table(name, METADATA, *columns)


REPORTS = _table(
    "reports",
    "id",
    "source content_hash meta fingerprint symbol issuer place date kind title signer period header"
    " doc_type doc_number doc_year doc_symbol block document_key place_code",
    ("characters", BigInteger),
)
SECTIONS = _table(
    "sections",
    "report_id ordinal",
    "path title",
    ("ordinal", Integer),
    ("start_offset", BigInteger),
    ("end_offset", BigInteger),
    ("parent", Integer),
)
PASSAGES = _table(
    "passages",
    "id",
    "report_id kind text",
    ("id", BigInteger),
    ("ordinal", Integer),
    ("section", Integer),
    ("start_offset", BigInteger),
    ("end_offset", BigInteger),
    ("page", Integer),
)
MENTIONS = _table(
    "mentions",
    "report_id ordinal",
    "label parts text source value unit per period_start period_end granularity"
    " doc_type doc_number doc_year doc_symbol reason",
    ("ordinal", Integer),
    ("passage", Integer),
    ("start_offset", BigInteger),
    ("end_offset", BigInteger),
    ("span_start", Integer),
    ("span_end", Integer),
    ("score", Double),
    ("low", Double),
    ("high", Double),
    ("of_value", Double),
    ("approximate", Boolean),
)
RELATIONS = _table(
    "relations",
    "report_id ordinal",
    "type source",
    ("ordinal", Integer),
    ("head", Integer),
    ("tail", Integer),
    ("score", Double),
)
DOCUMENTS = _table(
    "documents",
    "key",
    "block type number year symbol issuer place place_code date title words",
    ("number_value", BigInteger),
    ("cited", Integer),
)
CITATIONS = _table(
    "citations",
    "report_id ordinal",
    "role doc_type doc_number doc_year doc_symbol issued_on issuer title nickname block document_key reason",
    ("ordinal", Integer),
)
CANDIDATES = _table("citation_candidates", "report_id ordinal document_key", "reason", ("ordinal", Integer))
ABBREVIATIONS = _table("abbreviations", "report_id short", "long")
EFFECTS = _table(
    "effects",
    "report_id ordinal",
    "type status head_type",
    ("ordinal", Integer),
    ("head", Integer),
    ("own", Boolean),
    ("tail", Integer),
)
BACK_REFERENCES = _table(
    "back_references",
    "report_id ordinal",
    "text",
    ("ordinal", Integer),
    ("passage", Integer),
    ("start_offset", BigInteger),
    ("end_offset", BigInteger),
    ("mention", Integer),
)
OBSERVATIONS = _table(
    "observations",
    "report_id ordinal",
    "indicator indicator_text indicator_code reason subject area area_from period period_from first_day last_day"
    " unit unit_code currency per status change_unit change_base target_unit target_period words",
    ("ordinal", Integer),
    *((name, Double) for name in ("value", "low", "high", "of_value", "half_step")),
    *((name, Double) for name in ("change_value", "plan_share", "target_value")),
    ("approximate", Boolean),
    ("cumulative", Boolean),
    ("whole_start", BigInteger),
    ("passage", Integer),
    ("start_offset", BigInteger),
    ("end_offset", BigInteger),
)
OBSERVATION_PARTS = _table(
    "observation_parts", "report_id observation role mention", "", ("observation", Integer), ("mention", Integer)
)
CHECKS = _table(
    "checks",
    "report_id ordinal",
    "kind stated computed tolerance",
    ("ordinal", Integer),
    ("passage", Integer),
    ("start_offset", BigInteger),
    ("end_offset", BigInteger),
)
STALE = _table("stale_blocks", "block", "")
DOCUMENT_RELATIONS = table(  # a view
    "document_relations",
    *(column(name) for name in ("report_id", "ordinal", "type", "status", "passage")),
    *(column(name) for name in ("head_key", "head_type", "tail_key")),
)
QUARANTINE = _table("quarantine", "id", "source message figures", ("run", Integer))
RUNS = _table(
    "runs",
    "number",
    "started ended version tagger fingerprint",
    ("number", Integer),
    ("inputs", Integer),
    ("written", Integer),
    ("skipped", Integer),
    ("quarantined", Integer),
    ("ignored", Integer),
)
VERSION = Table("schema_version", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))
