-- Events that have been counted, so that they are not counted again; kept longer than they are
-- accepted late. Narrow, because there are many.
CREATE TABLE event_counted (
  user_id    BIGINT    NOT NULL,
  id         BIGINT    NOT NULL, -- SHA-256 of activity and event, its first 64 bits
  counted_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (user_id, id) /*T![clustered_index] CLUSTERED */
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
/*T![ttl] TTL = counted_at + INTERVAL 3 DAY */
/*T! PARTITION BY HASH (user_id) PARTITIONS 16 */;
