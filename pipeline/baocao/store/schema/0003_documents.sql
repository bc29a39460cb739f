-- What documents do to one another, words that stand for a document, nicknames, and places by their official codes.

CREATE TABLE effects (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  head INTEGER,
  head_type TEXT,
  own BOOLEAN NOT NULL,
  tail INTEGER NOT NULL,
  PRIMARY KEY (report_id, ordinal),
  FOREIGN KEY (report_id, head) REFERENCES mentions (report_id, ordinal) ON DELETE CASCADE,
  FOREIGN KEY (report_id, tail) REFERENCES mentions (report_id, ordinal) ON DELETE CASCADE
);

CREATE TABLE back_references (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  passage INTEGER NOT NULL,
  start_offset BIGINT NOT NULL,
  end_offset BIGINT NOT NULL,
  text TEXT NOT NULL,
  mention INTEGER,
  PRIMARY KEY (report_id, ordinal),
  FOREIGN KEY (report_id, mention) REFERENCES mentions (report_id, ordinal) ON DELETE CASCADE
);

ALTER TABLE citations ADD COLUMN nickname TEXT;
ALTER TABLE documents ADD COLUMN place_code TEXT;
ALTER TABLE reports ADD COLUMN place_code TEXT;

-- An effect between linked documents. A key is NULL where the document is not known or has no number yet.
CREATE VIEW document_relations AS
SELECT
  e.report_id,
  e.ordinal,
  e.type,
  e.status,
  CASE WHEN e.own THEN r.document_key ELSE h.document_key END AS head_key,
  e.head_type,
  CASE WHEN t.report_id IS NULL THEN r.document_key ELSE t.document_key END AS tail_key,
  m.passage
FROM effects e
JOIN reports r ON r.id = e.report_id
JOIN mentions m ON m.report_id = e.report_id AND m.ordinal = e.tail
LEFT JOIN citations h ON h.report_id = e.report_id AND h.ordinal = e.head
LEFT JOIN citations t ON t.report_id = e.report_id AND t.ordinal = e.tail;
