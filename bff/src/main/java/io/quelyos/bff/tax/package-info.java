/** The taxes that a tenant collects: its categories, its rates, and what prices them. */
@NullMarked
package io.quelyos.bff.tax;

import org.jspecify.annotations.NullMarked;
