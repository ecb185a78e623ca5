/** The moment in which a checkout becomes an order: all of it in one transaction, and once however often it is asked. */
@NullMarked
package io.quelyos.bff.checkout.completing;

import org.jspecify.annotations.NullMarked;
