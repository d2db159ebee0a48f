-- What people search by, so that a page of 100,000 domains is a few steps in an index.

ALTER TABLE report ADD COLUMN place INTEGER NOT NULL GENERATED ALWAYS AS (
  CASE status WHEN 'FAILING' THEN 0 WHEN 'UNKNOWN' THEN 1 WHEN 'WARNING' THEN 2 ELSE 3 END) VIRTUAL;
CREATE INDEX report_worst_first ON report (place, domain, status, delivery, checked_at);

-- The codes that a last report tells, in its order.

CREATE TABLE report_code (
  code   TEXT    NOT NULL,
  domain TEXT    NOT NULL REFERENCES report (domain) ON DELETE CASCADE,
  place  INTEGER NOT NULL,
  PRIMARY KEY (code, domain)
) WITHOUT ROWID;
CREATE INDEX report_code_of ON report_code (domain, place);
INSERT INTO report_code
  SELECT json_extract(f.value, '$.code'), r.domain, min(f.key)
  FROM report AS r, json_each(r.json, '$.findings') AS f GROUP BY 1, 2;

-- The MX hosts that it names.

CREATE TABLE report_mx (
  host   TEXT NOT NULL,
  domain TEXT NOT NULL REFERENCES report (domain) ON DELETE CASCADE,
  PRIMARY KEY (host, domain)
) WITHOUT ROWID;
CREATE INDEX report_mx_of ON report_mx (domain);
INSERT INTO report_mx
  SELECT DISTINCT json_extract(m.value, '$.host'), r.domain
  FROM report AS r, json_each(r.json, '$.mx') AS m;

-- What the configuration says of a domain; its group stands under the empty key.

CREATE TABLE label (
  domain TEXT NOT NULL,
  key    TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (domain, key)
) WITHOUT ROWID;
CREATE INDEX label_value ON label (key, value, domain);

-- How many domains an incident touches, and which incidents a domain has.

CREATE INDEX affected_until ON affected (incident_id, until);
CREATE INDEX affected_domain ON affected (domain, incident_id);
