-- When a receiver last took a message, and what is old enough to be forgotten, found without a scan.

CREATE INDEX outbox_delivered ON outbox (receiver, ended_at) WHERE status = 'DELIVERED';
CREATE INDEX incident_resolved ON incident (resolved_at) WHERE resolved_at IS NOT NULL;
