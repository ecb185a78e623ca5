/** Archives: what they hold, and how older ones are moved up. */
@NullMarked
package io.quelyos.bff.backup.archive;

import org.jspecify.annotations.NullMarked;
