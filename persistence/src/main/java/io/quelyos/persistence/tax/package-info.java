/** The categories and rates of a tenant's taxes. */
@NullMarked
package io.quelyos.persistence.tax;

import org.jspecify.annotations.NullMarked;
