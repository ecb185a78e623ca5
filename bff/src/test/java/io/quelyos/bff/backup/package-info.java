/** Backups as operators see them, through HTTP. */
@NullMarked
package io.quelyos.bff.backup;

import org.jspecify.annotations.NullMarked;
