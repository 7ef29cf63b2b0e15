/**
 * Who may see what. Every face (page, API, file, feed, snippet) asks {@link org.wenku.archive.access.AccessRules} and
 * nothing else; lists and the index use the two columns that follow from the same rule, {@code visible} and
 * {@code effective_access}.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a condition: one constant in {@link org.wenku.archive.access.Condition} in order of strictness, the check
 *       constraints and the function {@code effective_condition} in a new migration, the decision in
 *       {@link org.wenku.archive.access.AccessRules} and its label ({@code access.<name>}) in archive-web;
 *   <li>a right: one constant in {@link org.wenku.archive.access.Right}, the roles that have it, its name
 *       ({@code right.<name>}) in archive-web, and {@code @Needs} on what it opens;
 *   <li>a role: one constant in {@link org.wenku.archive.access.Role}, the check constraint of {@code account_grant} in a
 *       new migration, its name ({@code role.<name>}) in archive-web.
 * </ol>
 */
@NullMarked
package org.wenku.archive.access;

import org.jspecify.annotations.NullMarked;
