/**
 * The desk at which one record is described: the form beside the object, what somebody else has written meanwhile, and
 * what is kept of a form that is not saved yet.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>an element that passes down from above: {@link org.wenku.web.staff.describe.Inherited#TERMS};
 *   <li>an element that is always on the form: {@link org.wenku.web.staff.describe.FormAreas#EVERYDAY};
 *   <li>something to do with a record as a whole: a way in {@link org.wenku.web.record.Ways}, and a page that
 *       asks once and then has {@code Doing} do it;
 *   <li>an element that no description should lack: {@link org.wenku.web.staff.describe.Essentials#all};
 *   <li>an element whose values are picked: {@link org.wenku.web.staff.authorities.Picks};
 *   <li>something to press on the form: a value of {@code do} in {@code DescribeResource}, which works without a script.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.describe;

import org.jspecify.annotations.NullMarked;
