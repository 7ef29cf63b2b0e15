/**
 * How the archive is, for those who run it: {@code /healthz} says whether it can do its work, {@code /metrics} how much
 * of it there is.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>check: an implementation of {@link org.wenku.web.health.Check}, one line where the web is put together;
 *   <li>metric: one line in {@link org.wenku.web.health.MetricsResource}.
 * </ol>
 */
@NullMarked
package org.wenku.web.health;

import org.jspecify.annotations.NullMarked;
