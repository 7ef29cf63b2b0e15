/**
 * The page of one unit of description: the object first, then what is said of it, its files, its place in the tree, and how to cite it.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a way to show an object: a record of the sealed {@link org.wenku.web.record.Presentation}, its branch in {@code record/presentation.jte}, and its choice in {@code Presenting};\n *   <li>a property: its label {@code term.<name>} and its place in {@code DescriptionArea}.
 * </ol>
 */
@NullMarked
package org.wenku.web.record;

import org.jspecify.annotations.NullMarked;
