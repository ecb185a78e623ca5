/**
 * What backups are made of: the list of tables with what becomes of each, their rows behind the tenant door, and the
 * operators' book of backups behind the platform door.
 */
@NullMarked
package io.quelyos.persistence.backup;

import org.jspecify.annotations.NullMarked;
