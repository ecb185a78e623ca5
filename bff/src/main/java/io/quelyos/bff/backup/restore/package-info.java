/**
 * Restores of tenants from backups, for the operators: looked at first, confirmed, then done in the background in one
 * transaction of the tenant; or made into a new tenant that writes to nobody outside.
 */
@NullMarked
package io.quelyos.bff.backup.restore;

import org.jspecify.annotations.NullMarked;
