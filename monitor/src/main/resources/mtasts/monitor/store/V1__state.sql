-- Times are nanoseconds since 1970-01-01 UTC: a probe is told from a later one by its exact time.
-- Findings and reports are JSON as "check --format json" prints it.

CREATE TABLE report (
  domain     TEXT    NOT NULL PRIMARY KEY,
  checked_at INTEGER NOT NULL,
  status     TEXT    NOT NULL,
  delivery   TEXT    NOT NULL,
  json       TEXT    NOT NULL
);

-- Domains that had a round that could judge: what is wrong in the first such round was there before.
CREATE TABLE known (
  domain TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE symptom (
  domain         TEXT    NOT NULL,
  code           TEXT    NOT NULL,
  cause          TEXT    NOT NULL,
  phase          TEXT    NOT NULL,
  rounds         INTEGER NOT NULL,
  finding        TEXT    NOT NULL,
  severity       TEXT    NOT NULL,
  since          INTEGER NOT NULL,
  counted_at     INTEGER NOT NULL,
  found_at_start INTEGER NOT NULL,
  PRIMARY KEY (domain, code, cause)
) WITHOUT ROWID;

CREATE TABLE incident (
  id             TEXT    NOT NULL PRIMARY KEY,
  code           TEXT    NOT NULL,
  cause          TEXT    NOT NULL,
  title          TEXT    NOT NULL,
  severity       TEXT    NOT NULL,
  opened_at      INTEGER NOT NULL,
  confirmed_at   INTEGER NOT NULL,
  resolved_at    INTEGER,
  found_at_start INTEGER NOT NULL
);
CREATE UNIQUE INDEX incident_open ON incident (code, cause) WHERE resolved_at IS NULL;
CREATE INDEX incident_confirmed ON incident (confirmed_at);

CREATE TABLE affected (
  incident_id TEXT    NOT NULL REFERENCES incident (id),
  domain      TEXT    NOT NULL,
  finding     TEXT    NOT NULL,
  since       INTEGER NOT NULL,
  until       INTEGER,
  PRIMARY KEY (incident_id, domain)
) WITHOUT ROWID;

CREATE TABLE outbox (
  id          TEXT    NOT NULL PRIMARY KEY,
  incident_id TEXT    NOT NULL REFERENCES incident (id),
  receiver    TEXT    NOT NULL,
  seq         INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  not_before  INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  last_error  TEXT,
  ended_at    INTEGER,
  UNIQUE (incident_id, receiver, seq)
);
CREATE INDEX outbox_waiting ON outbox (receiver, not_before) WHERE status = 'WAITING';
CREATE INDEX outbox_dead ON outbox (receiver) WHERE status = 'DEAD';
