/** The list of tables in backups against the tables that are really there. */
@NullMarked
package io.quelyos.persistence.backup;

import org.jspecify.annotations.NullMarked;
