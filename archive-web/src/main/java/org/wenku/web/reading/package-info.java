/**
 * The reading room: the one door through which records and files reach a reader of the web. It asks the access rules
 * and refuses by name.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>kind of thing that has an address: a method in {@link org.wenku.web.reading.ReadingRoom} that finds it and asks
 *       the access rules of its record, and a line in the test that goes to every address as the public.
 * </ol>
 */
@NullMarked
package org.wenku.web.reading;

import org.jspecify.annotations.NullMarked;
