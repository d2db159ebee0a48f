-- Policies as they were served: each text once, however many domains share it.

CREATE TABLE policy_text (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  text   TEXT NOT NULL
);

-- What is remembered of a domain, as JSON: what changes seldom, without the policies.

CREATE TABLE history (
  domain TEXT NOT NULL PRIMARY KEY,
  json   TEXT NOT NULL
) WITHOUT ROWID;

-- What every round changes, apart from the rest, so that a quiet round writes a short row. Until
-- then a domain that is not monitored any more is remembered: senders may hold its policies.

CREATE TABLE history_seen (
  domain     TEXT    NOT NULL PRIMARY KEY,
  policy_at  INTEGER,
  good_at    INTEGER,
  record_at  INTEGER,
  kept_until INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE held_policy (
  domain     TEXT    NOT NULL,
  place      INTEGER NOT NULL,
  text       INTEGER NOT NULL REFERENCES policy_text (id),
  ids        TEXT    NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen  INTEGER,
  missed     INTEGER,
  PRIMARY KEY (domain, place)
) WITHOUT ROWID;
CREATE INDEX held_policy_text ON held_policy (text);
