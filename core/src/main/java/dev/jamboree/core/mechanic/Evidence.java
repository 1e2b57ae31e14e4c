package dev.jamboree.core.mechanic;

/**
 * One throw of the dice and what became of it.
 *
 * @param revision whose table was drawn from
 * @param pityRevision whose guarantee held; 0 for none
 * @param number of the throw, counted by user and mechanic
 * @param pity throws before it without the prize that is guaranteed
 * @param drawn the prize that chance, or the guarantee, chose
 * @param given the prize that was given; another one when the drawn one had run out
 */
public record Evidence(
    String mechanic,
    int revision,
    int pityRevision,
    long number,
    long pity,
    String drawn,
    String given) {}
