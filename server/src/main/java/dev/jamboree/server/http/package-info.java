/**
 * What speaks HTTP: routes, strict parsing, envelopes, and the APIs of players, servers, operators.
 */
@NullMarked
package dev.jamboree.server.http;

import org.jspecify.annotations.NullMarked;
