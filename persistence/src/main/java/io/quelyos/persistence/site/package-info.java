/** The public face of a tenant's site. There is one row for each tenant, or none before the tenant has filled it in. */
@NullMarked
package io.quelyos.persistence.site;

import org.jspecify.annotations.NullMarked;
