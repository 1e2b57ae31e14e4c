-- Who stands where. lack is what is missing to 10^15 points, so that the best comes first in an index
-- that only knows ascending order.
CREATE TABLE leaderboard_score (
  activity_id BIGINT      NOT NULL,
  occurrence  BIGINT      NOT NULL,
  mechanic    VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id     BIGINT      NOT NULL,
  lack        BIGINT      NOT NULL,
  since       BIGINT      NOT NULL, -- epoch ms: of two with the same points the earlier is better
  PRIMARY KEY (activity_id, occurrence, mechanic, user_id) /*T![clustered_index] CLUSTERED */,
  KEY ranking (activity_id, occurrence, mechanic, lack, since, user_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
