/** Drills through HTTP, and what they do with backups that cannot be relied on. */
@NullMarked
package io.quelyos.bff.backup.drill;

import org.jspecify.annotations.NullMarked;
