/**
 * Backups of single tenants, for the operators: asked for, made in the background by a job, listed, downloaded, deleted. A
 * backup is a ZIP archive of what the tenant's tables held at one moment, sealed before it is stored.
 */
@NullMarked
package io.quelyos.bff.backup;

import org.jspecify.annotations.NullMarked;
