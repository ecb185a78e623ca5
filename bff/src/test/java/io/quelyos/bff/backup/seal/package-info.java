/** Sealed archives, and what becomes of those that somebody touched. */
@NullMarked
package io.quelyos.bff.backup.seal;

import org.jspecify.annotations.NullMarked;
