/** Serves the explorer's pages, and keeps them behind a sign-in where that is asked for. */
@NullMarked
package io.quelyos.bff.explorer;

import org.jspecify.annotations.NullMarked;
