-- Tells the batch from others that were sent under the same key.
ALTER TABLE outbox ADD COLUMN attempt BIGINT NOT NULL DEFAULT 0;
