/**
 * Schedules of backups: when they are due in the tenant's own time, the sweep that has them made, and what follows a backup
 * that a schedule made.
 */
@NullMarked
package io.quelyos.bff.backup.schedule;

import org.jspecify.annotations.NullMarked;
