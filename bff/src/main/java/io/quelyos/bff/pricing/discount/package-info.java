/** Which promotions a basket earns, and how much of each falls on which line. */
@NullMarked
package io.quelyos.bff.pricing.discount;

import org.jspecify.annotations.NullMarked;
