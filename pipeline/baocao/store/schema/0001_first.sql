-- Reports, what was read in them, the documents they cite. Runs on SQLite and PostgreSQL alike.
-- Offsets are characters of the report's text (NFC), half-open. Text that says nothing is NULL.

CREATE TABLE documents (
  key TEXT NOT NULL PRIMARY KEY,
  block TEXT NOT NULL,
  type TEXT,
  number TEXT,
  number_value BIGINT,
  year TEXT,
  symbol TEXT,
  issuer TEXT,
  place TEXT,
  date TEXT,
  title TEXT,
  words TEXT NOT NULL,
  cited INTEGER NOT NULL
);
CREATE INDEX documents_block ON documents (block);
CREATE INDEX documents_number ON documents (number_value);

CREATE TABLE reports (
  id TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  meta TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  characters BIGINT NOT NULL,
  symbol TEXT,
  issuer TEXT,
  place TEXT,
  date TEXT,
  kind TEXT,
  title TEXT,
  signer TEXT,
  period TEXT,
  header TEXT NOT NULL,
  doc_type TEXT,
  doc_number TEXT,
  doc_year TEXT,
  doc_symbol TEXT,
  block TEXT,
  document_key TEXT REFERENCES documents (key) ON DELETE SET NULL
);
CREATE INDEX reports_block ON reports (block);
CREATE INDEX reports_document ON reports (document_key);

CREATE TABLE sections (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  start_offset BIGINT NOT NULL,
  end_offset BIGINT NOT NULL,
  parent INTEGER,
  PRIMARY KEY (report_id, ordinal)
);

CREATE TABLE passages (
  id BIGINT NOT NULL PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  section INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start_offset BIGINT NOT NULL,
  end_offset BIGINT NOT NULL,
  page INTEGER,
  text TEXT NOT NULL,
  UNIQUE (report_id, ordinal)
);

CREATE TABLE mentions (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  label TEXT NOT NULL,
  passage INTEGER NOT NULL,
  start_offset BIGINT NOT NULL,
  end_offset BIGINT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  parts TEXT,
  text TEXT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  source TEXT NOT NULL,
  value TEXT,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  unit TEXT,
  per TEXT,
  of_value DOUBLE PRECISION,
  approximate BOOLEAN,
  period_start TEXT,
  period_end TEXT,
  granularity TEXT,
  doc_type TEXT,
  doc_number TEXT,
  doc_year TEXT,
  doc_symbol TEXT,
  reason TEXT,
  PRIMARY KEY (report_id, ordinal)
);
CREATE INDEX mentions_label ON mentions (label);
CREATE INDEX mentions_unread ON mentions (report_id, ordinal) WHERE reason IS NOT NULL;

CREATE TABLE relations (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL,
  head INTEGER NOT NULL,
  tail INTEGER NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (report_id, ordinal),
  FOREIGN KEY (report_id, head) REFERENCES mentions (report_id, ordinal) ON DELETE CASCADE,
  FOREIGN KEY (report_id, tail) REFERENCES mentions (report_id, ordinal) ON DELETE CASCADE
);

CREATE TABLE citations (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  doc_type TEXT NOT NULL,
  doc_number TEXT NOT NULL,
  doc_year TEXT NOT NULL,
  doc_symbol TEXT NOT NULL,
  issued_on TEXT,
  issuer TEXT,
  title TEXT,
  block TEXT NOT NULL,
  document_key TEXT REFERENCES documents (key) ON DELETE SET NULL,
  reason TEXT,
  PRIMARY KEY (report_id, ordinal),
  FOREIGN KEY (report_id, ordinal) REFERENCES mentions (report_id, ordinal) ON DELETE CASCADE
);
CREATE INDEX citations_block ON citations (block);
CREATE INDEX citations_document ON citations (document_key);

CREATE TABLE citation_candidates (
  report_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  document_key TEXT NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  reason TEXT,
  PRIMARY KEY (report_id, ordinal, document_key),
  FOREIGN KEY (report_id, ordinal) REFERENCES citations (report_id, ordinal) ON DELETE CASCADE
);
CREATE INDEX citation_candidates_document ON citation_candidates (document_key);

CREATE TABLE abbreviations (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  short TEXT NOT NULL,
  long TEXT NOT NULL,
  PRIMARY KEY (report_id, short)
);

-- Blocks of citations that a written or forgotten report has touched and that the linking pass has yet to read.
CREATE TABLE stale_blocks (block TEXT NOT NULL PRIMARY KEY);

CREATE TABLE quarantine (
  id TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  message TEXT NOT NULL,
  figures TEXT NOT NULL,
  run INTEGER
);

CREATE TABLE runs (
  number INTEGER NOT NULL PRIMARY KEY,
  started TEXT NOT NULL,
  ended TEXT,
  version TEXT NOT NULL,
  tagger TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  inputs INTEGER NOT NULL,
  written INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  ignored INTEGER NOT NULL
);
