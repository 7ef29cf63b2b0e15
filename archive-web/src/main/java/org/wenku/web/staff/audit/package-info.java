/**
 * The audit log to read, to search and to take away.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>filter: a component of {@code AuditQuestion}, a field in {@code audit.jte}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.audit;

import org.jspecify.annotations.NullMarked;
