/**
 * What every page needs and no page owns: the language of the visit, the wording, the frame around the content, the
 * style sheet and modules, and the door from a template to the reply.
 *
 * <p>Each kind of page has its own package beside this one, with its resource, its page records and, under the same
 * name in {@code src/main/jte}, its templates. A page record holds everything its template shows and nothing more;
 * templates decide nothing.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>kind of page: a package with a resource, a page record with a static {@code of(…)}, a template; its words in
 *       both {@code messages_*.properties}; its address in the browser test;
 *   <li>style or module: the file in {@code src/main/resources/web} and its name in
 *       {@link org.wenku.web.page.Assets};
 *   <li>language: a constant in {@link org.wenku.web.page.Language} and a message file with the same keys.
 * </ol>
 */
@NullMarked
package org.wenku.web.page;

import org.jspecify.annotations.NullMarked;
