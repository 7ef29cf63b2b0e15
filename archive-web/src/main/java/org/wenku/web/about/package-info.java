/**
 * What the archive is and how it is used, by people and by machines.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a section: its heading and text in both message files and in the template.
 * </ol>
 */
@NullMarked
package org.wenku.web.about;

import org.jspecify.annotations.NullMarked;
