/** Tests of payments, against a stand-in that behaves as Stripe does. */
@NullMarked
package io.quelyos.bff.payment;

import org.jspecify.annotations.NullMarked;
