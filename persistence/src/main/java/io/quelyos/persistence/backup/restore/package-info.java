/** Restores: the rows of a backup on their way back behind the tenant wall, and the operators' book of restores. */
@NullMarked
package io.quelyos.persistence.backup.restore;

import org.jspecify.annotations.NullMarked;
