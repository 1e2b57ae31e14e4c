-- What chance is made of in one occurrence: told when it is over, its hash before.
CREATE TABLE draw_seed (
  activity_id BIGINT     NOT NULL,
  occurrence  BIGINT     NOT NULL,
  seed        BINARY(32) NOT NULL,
  PRIMARY KEY (activity_id, occurrence)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
