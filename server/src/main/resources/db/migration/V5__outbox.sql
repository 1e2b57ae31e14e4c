-- One row a batch: all grants of one transaction, committed with them. Its key also settles whether a
-- batch whose COMMIT was never answered has happened. lane spreads the writes over TiDB's regions.
CREATE TABLE outbox (
  lane    SMALLINT   NOT NULL,
  id      BIGINT     NOT NULL, -- 41 bits of epoch ms, 22 of chance
  grants  INT        NOT NULL, -- how many are in the payload
  payload MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (lane, id) /*T![clustered_index] CLUSTERED */
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
