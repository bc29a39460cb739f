-- What reports state: observations, the mention each part was read from, and what does not add up.
-- Days are ISO; a period's first and last day stand beside it. `words` is folded.

CREATE TABLE observations (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  indicator TEXT,
  indicator_text TEXT NOT NULL,
  indicator_code TEXT,
  reason TEXT NOT NULL,
  subject TEXT,
  area TEXT,
  area_from TEXT,
  period TEXT,
  period_from TEXT,
  first_day TEXT,
  last_day TEXT,
  value DOUBLE PRECISION,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  approximate BOOLEAN NOT NULL,
  unit TEXT,
  unit_code TEXT,
  currency TEXT,
  per TEXT,
  of_value DOUBLE PRECISION,
  half_step DOUBLE PRECISION,
  cumulative BOOLEAN,
  status TEXT NOT NULL,
  change_value DOUBLE PRECISION,
  change_unit TEXT,
  change_base TEXT,
  plan_share DOUBLE PRECISION,
  target_value DOUBLE PRECISION,
  target_unit TEXT,
  target_period TEXT,
  whole_start BIGINT,
  passage INTEGER NOT NULL,
  start_offset BIGINT NOT NULL,
  end_offset BIGINT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (report_id, ordinal)
);
CREATE INDEX observations_indicator ON observations (indicator);

CREATE TABLE observation_parts (
  report_id TEXT NOT NULL,
  observation INTEGER NOT NULL,
  role TEXT NOT NULL,
  mention INTEGER NOT NULL,
  PRIMARY KEY (report_id, observation, role, mention),
  FOREIGN KEY (report_id, observation) REFERENCES observations (report_id, ordinal) ON DELETE CASCADE,
  FOREIGN KEY (report_id, mention) REFERENCES mentions (report_id, ordinal) ON DELETE CASCADE
);
CREATE INDEX observation_parts_mention ON observation_parts (report_id, mention);

CREATE TABLE checks (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  stated TEXT NOT NULL,
  computed TEXT NOT NULL,
  tolerance TEXT,
  passage INTEGER NOT NULL,
  start_offset BIGINT NOT NULL,
  end_offset BIGINT NOT NULL,
  PRIMARY KEY (report_id, ordinal)
);
