/**
 * The doors to the database: one for the work of a tenant, one for the work across tenants. Nothing outside of this room
 * opens a transaction.
 */
@NullMarked
package io.quelyos.persistence.tenant;

import org.jspecify.annotations.NullMarked;
