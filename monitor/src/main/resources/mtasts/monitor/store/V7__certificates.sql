-- The certificates that hosts showed, a row a host: an MX host that 100,000 domains share is one row.
-- It is written when the host shows something new, and once a day to tell that it is still used. With
-- rows of some 1,000 bytes: WITHOUT ROWID each of them would spill into a page of its own.

CREATE TABLE certificate_memory (
  server  TEXT    NOT NULL,
  host    TEXT    NOT NULL,
  seen_at INTEGER NOT NULL,
  json    TEXT    NOT NULL,
  PRIMARY KEY (server, host)
);
CREATE INDEX certificate_memory_seen ON certificate_memory (seen_at);
