-- A digest is a message about no incident.

CREATE TABLE outbox_with_digests (
  id          TEXT    NOT NULL PRIMARY KEY,
  incident_id TEXT    REFERENCES incident (id),
  receiver    TEXT    NOT NULL,
  seq         INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  due_at      INTEGER NOT NULL,
  not_before  INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  last_error  TEXT,
  ended_at    INTEGER,
  held        INTEGER NOT NULL DEFAULT 0,
  UNIQUE (incident_id, receiver, seq),
  CHECK ((kind = 'DIGEST') = (incident_id IS NULL))
);
INSERT INTO outbox_with_digests
  (id, incident_id, receiver, seq, kind, status, created_at, due_at, not_before, attempts,
   last_error, ended_at, held)
SELECT id, incident_id, receiver, seq, kind, status, created_at, due_at, not_before, attempts,
       last_error, ended_at, held
FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_with_digests RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (receiver, not_before) WHERE status = 'WAITING';
CREATE INDEX outbox_dead ON outbox (receiver) WHERE status = 'DEAD';
CREATE INDEX outbox_delivered ON outbox (receiver, ended_at) WHERE status = 'DELIVERED';
CREATE INDEX outbox_held ON outbox (held) WHERE held = 1;
CREATE INDEX outbox_digest ON outbox (receiver) WHERE kind = 'DIGEST';

-- When the last digest of a receiver was due.

CREATE TABLE digest (
  receiver TEXT    NOT NULL PRIMARY KEY,
  due_at   INTEGER NOT NULL
) WITHOUT ROWID;

-- Findings of severity info make no incident; a digest tells those that are new.

CREATE TABLE note (
  domain  TEXT    NOT NULL,
  code    TEXT    NOT NULL,
  cause   TEXT    NOT NULL,
  finding TEXT    NOT NULL,
  since   INTEGER NOT NULL,
  until   INTEGER,
  PRIMARY KEY (domain, code, cause)
) WITHOUT ROWID;
CREATE INDEX note_since ON note (since);
