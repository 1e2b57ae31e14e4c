-- The answer to a request that was accepted, by the key under which it was sent; kept for two days at least.
CREATE TABLE receipt (
  user_id    BIGINT      NOT NULL,
  id         BINARY(16)  NOT NULL, -- SHA-256 of activity and key, its first half
  request    BIGINT      NOT NULL, -- SHA-256 of what was asked, its first 64 bits
  answer     MEDIUMTEXT  NOT NULL,
  created_at DATETIME(3) NOT NULL, -- UTC
  PRIMARY KEY (user_id, id) /*T![clustered_index] CLUSTERED */
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
/*T![ttl] TTL = created_at + INTERVAL 2 DAY */
/*T! PARTITION BY HASH (user_id) PARTITIONS 16 */;
