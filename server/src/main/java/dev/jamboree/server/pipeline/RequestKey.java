package dev.jamboree.server.pipeline;

/**
 * By what a request is known again when it is repeated.
 *
 * @param high first half of 128 bits made of the activity and the client's own key
 * @param low their second half
 * @param request 64 bits made of what is asked: the same key for something else is a mistake
 */
public record RequestKey(long high, long low, long request) {}
