/** Drills: the operators' book of them, and what restores a backup on trial into a tenant that never lasts. */
@NullMarked
package io.quelyos.persistence.backup.drill;

import org.jspecify.annotations.NullMarked;
