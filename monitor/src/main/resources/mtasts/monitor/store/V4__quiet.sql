-- What holds messages, and who knows of an incident already.

CREATE TABLE silence (
  id      TEXT    NOT NULL PRIMARY KEY,
  match   TEXT    NOT NULL,
  starts  INTEGER NOT NULL,
  ends    INTEGER NOT NULL,
  comment TEXT    NOT NULL,
  origin  TEXT    NOT NULL,
  over    INTEGER NOT NULL
);
CREATE INDEX silence_left ON silence (ends) WHERE over = 0;

CREATE TABLE acknowledgement (
  incident_id TEXT    NOT NULL PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
  at          INTEGER NOT NULL,
  comment     TEXT    NOT NULL
) WITHOUT ROWID;

-- Whether a silence holds a message that waits.

ALTER TABLE outbox ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_held ON outbox (held) WHERE held = 1;
