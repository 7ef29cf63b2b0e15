/** The faces of the archive: pages, API and the {@code archive} command. */
@NullMarked
package org.wenku.web;

import org.jspecify.annotations.NullMarked;
