-- What game servers told of users.
CREATE TABLE user (
  id         BIGINT      NOT NULL,
  status     VARCHAR(16) NOT NULL, -- normal, banned
  attributes JSON        NOT NULL,
  PRIMARY KEY (id) /*T![clustered_index] CLUSTERED */
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
