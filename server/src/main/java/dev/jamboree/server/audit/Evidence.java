package dev.jamboree.server.audit;

/**
 * A draw, as it is on record.
 *
 * @param revision whose table was drawn from
 * @param pityRevision whose guarantee held; 0 for none
 * @param number of the draw, counted by user and mechanic
 * @param pity draws before it without the guaranteed prize
 * @param drawn what chance, or the guarantee, has chosen
 * @param given what was given
 */
public record Evidence(
    String mechanic,
    int revision,
    int pityRevision,
    long number,
    long pity,
    String drawn,
    String given) {}
