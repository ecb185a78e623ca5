/** Tax by country, region and category. */
@NullMarked
package io.quelyos.bff.pricing.tax;

import org.jspecify.annotations.NullMarked;
