-- initial + added = remaining + granted, always; UNSIGNED makes overselling an error of the database.
-- Rows are never deleted.
CREATE TABLE stock (
  activity_id BIGINT          NOT NULL,
  occurrence  BIGINT          NOT NULL,
  item        VARCHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  slot        SMALLINT        NOT NULL,
  initial     BIGINT UNSIGNED NOT NULL,
  added       BIGINT          NOT NULL DEFAULT 0,
  remaining   BIGINT UNSIGNED NOT NULL,
  granted     BIGINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (activity_id, occurrence, item, slot) /*T![clustered_index] CLUSTERED */
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
