-- A mechanic, or one of its prizes: mechanic.prize.
ALTER TABLE stock MODIFY COLUMN item VARCHAR(65) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
