/**
 * The baseline that the benchmark of the pipeline is compared with.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a baseline: a class with a {@code main} that does the least that could be done, run by {@code ./bench}.
 * </ol>
 */
@org.jspecify.annotations.NullMarked
package org.wenku.ingest.bench;
