/** What a basket costs: a pure calculation from a basket, promotions and tax rates to amounts that sum to the cent. */
@NullMarked
package io.quelyos.bff.pricing;

import org.jspecify.annotations.NullMarked;
