/** The archive itself: catalogue, preservation store, search and exchange. */
@NullMarked
package org.wenku.archive;

import org.jspecify.annotations.NullMarked;
