-- An incident can flap, or be about the monitor itself; how often it came and went is remembered.

ALTER TABLE incident ADD COLUMN flapped_at INTEGER;
ALTER TABLE incident ADD COLUMN own TEXT;
CREATE INDEX incident_flapping ON incident (flapped_at) WHERE flapped_at IS NOT NULL;

CREATE TABLE change (
  code  TEXT    NOT NULL,
  cause TEXT    NOT NULL,
  at    INTEGER NOT NULL
);
CREATE INDEX change_of ON change (code, cause, at);

-- How long a message is tried counts from when it became due, not from when it was written.

ALTER TABLE outbox ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET due_at = created_at;
