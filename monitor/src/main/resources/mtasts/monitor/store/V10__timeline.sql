-- What changed in a domain, and when; the last few hundred changes.

CREATE TABLE timeline (
  id      INTEGER PRIMARY KEY,
  domain  TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  kind    TEXT    NOT NULL,
  removed TEXT    NOT NULL,
  added   TEXT    NOT NULL
);
CREATE INDEX timeline_of ON timeline (domain, id);
