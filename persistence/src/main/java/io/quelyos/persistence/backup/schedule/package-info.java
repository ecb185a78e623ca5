/** The operators' table of schedules, by which backups are made. */
@NullMarked
package io.quelyos.persistence.backup.schedule;

import org.jspecify.annotations.NullMarked;
