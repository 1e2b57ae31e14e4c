-- What an activity's mechanics keep of a user beside the join. version grows with every change of the
-- row: who writes an older copy fails. joined_at is 0 for who came in without a join.
ALTER TABLE user_activity
  ADD COLUMN version INT NOT NULL DEFAULT 1,
  ADD COLUMN state MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL; -- JSON; NULL for nothing
