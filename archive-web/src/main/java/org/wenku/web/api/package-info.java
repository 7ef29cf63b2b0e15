/**
 * The JSON interface, {@code /api/v1}: records, their files, search. Kept stable: fields are added, never changed or
 * taken away. Its description, {@code /openapi.yaml}, is made from these classes by a test and committed, so a change of
 * the contract is a change somebody sees.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>field: a component of the record here, what fills it, a line in its test; then run {@code OpenApiTest}, which
 *       says where it wrote the new description;
 *   <li>address: a method in a resource of this package that returns a record of this package and nothing else.
 * </ol>
 */
@NullMarked
package org.wenku.web.api;

import org.jspecify.annotations.NullMarked;
