-- A user has joined an occurrence of an activity: one row, ever, which the primary key sees to.
-- No other index: this is the widest write of the hot path. Partitions spread it over TiDB's regions;
-- on one MySQL they only cost.
CREATE TABLE user_activity (
  activity_id BIGINT NOT NULL,
  user_id     BIGINT NOT NULL,
  occurrence  BIGINT NOT NULL, -- 0, or the epoch second of its start
  revision    INT    NOT NULL, -- what was promised: its rewards
  joined_at   BIGINT NOT NULL, -- epoch ms
  batch       BIGINT NOT NULL, -- the outbox row that holds its grants
  PRIMARY KEY (activity_id, user_id, occurrence) /*T![clustered_index] CLUSTERED */
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
/*T! PARTITION BY HASH (user_id) PARTITIONS 16 */;
