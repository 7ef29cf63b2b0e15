/**
 * The benchmark: what {@code ./bench} measures, always beside a baseline in the same run. Nothing here is a test.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a measurement: a method in {@link org.wenku.web.bench.Bench} that prints one row for each figure.
 * </ol>
 */
@org.jspecify.annotations.NullMarked
package org.wenku.web.bench;
