-- What game servers told of users. version grows with every change: an older copy never replaces a newer one.
CREATE TABLE user (
  id         BIGINT      NOT NULL,
  status     VARCHAR(16) NOT NULL, -- normal, banned
  attributes JSON        NOT NULL,
  version    BIGINT      NOT NULL,
  PRIMARY KEY (id) /*T![clustered_index] CLUSTERED */
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
