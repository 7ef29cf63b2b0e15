/** How things come into the archive. */
@NullMarked
package org.wenku.ingest;

import org.jspecify.annotations.NullMarked;
