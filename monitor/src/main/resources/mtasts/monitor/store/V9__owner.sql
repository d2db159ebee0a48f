-- A receiver can go to the owners of domains: each has messages of its own.

ALTER TABLE outbox ADD COLUMN owner TEXT;
