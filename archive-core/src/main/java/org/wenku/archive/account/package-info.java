/**
 * Who works here: accounts, what they may do and where, and how they are recognised: by a password, a session, a token,
 * a link that works once. Of every secret only a digest is kept. Every act is in the audit log, in the same transaction.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>way to be recognised: a register here that keeps the digest of what is shown, and its line in
 *       {@code Recognising} of archive-web;
 *   <li>fact about a person: a column of {@code account} in a new migration, its component in
 *       {@link org.wenku.archive.account.Account}, its line in {@code AccountRows}.
 * </ol>
 */
@NullMarked
package org.wenku.archive.account;

import org.jspecify.annotations.NullMarked;
