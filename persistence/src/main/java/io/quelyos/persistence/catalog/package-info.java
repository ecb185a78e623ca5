/**
 * The rows of the catalogue and the statements that read and write them. Every statement runs behind the tenant door,
 * where row-level security keeps it inside one tenant.
 */
@NullMarked
package io.quelyos.persistence.catalog;

import org.jspecify.annotations.NullMarked;
