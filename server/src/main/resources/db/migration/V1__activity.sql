-- An activity and which of its revisions players see. version grows with every change: what instances poll.
CREATE TABLE activity (
  id                 BIGINT      NOT NULL,
  status             VARCHAR(16) NOT NULL, -- DRAFT, PUBLISHED, RETIRED
  latest_revision    INT         NOT NULL,
  published_revision INT         NULL,
  version            BIGINT      NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
