/** Schedules of backups: their times, their sweep, and what follows. */
@NullMarked
package io.quelyos.bff.backup.schedule;

import org.jspecify.annotations.NullMarked;
