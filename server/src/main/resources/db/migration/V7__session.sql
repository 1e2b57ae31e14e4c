-- The durable side of sessions; Redis holds a copy that may vanish. By user, so that all of one user's are together.
CREATE TABLE session (
  user_id    BIGINT      NOT NULL,
  token_hash BINARY(32)  NOT NULL, -- SHA-256 of the token
  expires_at DATETIME(3) NOT NULL, -- UTC
  PRIMARY KEY (user_id, token_hash) /*T![clustered_index] CLUSTERED */
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
/*T![ttl] TTL = expires_at + INTERVAL 1 DAY */;
