-- Immutable: rows are inserted, never changed.
CREATE TABLE activity_revision (
  activity_id BIGINT      NOT NULL,
  revision    INT         NOT NULL,
  doc         MEDIUMTEXT  NOT NULL,
  doc_sha256  BINARY(32)  NOT NULL,
  author      VARCHAR(64) NOT NULL,
  created_at  DATETIME(3) NOT NULL, -- UTC
  PRIMARY KEY (activity_id, revision)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
