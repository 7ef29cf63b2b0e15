/**
 * The frames that parent and child exchange over the child's standard input and output.
 *
 * <p>The parent takes the child to be hostile, because a parser that has been taken over writes what it likes: every
 * length is checked before memory is given, and nothing is ever turned into an object except numbers and text.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a kind of frame: one constant in {@link org.wenku.ingest.extract.wire.Frame.Kind}, with its fields in order;
 *   <li>write it on one side with {@code Frame.of(kind).text(…).number(…)} and read the fields in the same order on the
 *       other.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.extract.wire;

import org.jspecify.annotations.NullMarked;
