/** What is to be priced: lines, their delivery and their buyer. */
@NullMarked
package io.quelyos.bff.pricing.basket;

import org.jspecify.annotations.NullMarked;
