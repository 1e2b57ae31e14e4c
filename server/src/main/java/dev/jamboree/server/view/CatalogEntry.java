package dev.jamboree.server.view;

import dev.jamboree.core.activity.Activity;
import io.vertx.core.buffer.Buffer;

/**
 * A live activity with the answers that can be prepared.
 *
 * @param config the whole body of the config call, envelope and all, UTF-8
 * @param etag of it, quoted
 * @param rewardsJson what a join grants, a JSON array of {@code {"item","count"}}
 */
public record CatalogEntry(Activity activity, Buffer config, String etag, String rewardsJson) {}
