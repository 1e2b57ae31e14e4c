-- A ranking of one occurrence, and how far its rewards are paid: the key of the last entry that was.
-- Who pays holds this row, so that each entry is paid once.
CREATE TABLE leaderboard (
  activity_id BIGINT      NOT NULL,
  occurrence  BIGINT      NOT NULL,
  mechanic    VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  settled     BOOLEAN     NOT NULL DEFAULT FALSE,
  revision    INT         NOT NULL DEFAULT 0, -- whose tiers are paid; 0 before it begins
  paid        BIGINT      NOT NULL DEFAULT 0, -- entries, the best first
  lack        BIGINT      NOT NULL DEFAULT -1,
  since       BIGINT      NOT NULL DEFAULT -1,
  user_id     BIGINT      NOT NULL DEFAULT -1,
  PRIMARY KEY (activity_id, occurrence, mechanic)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
