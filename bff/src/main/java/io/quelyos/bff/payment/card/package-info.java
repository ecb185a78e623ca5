/** Payments by card: begun after their order is written, and settled by whatever the provider tells of them, in any order. */
@NullMarked
package io.quelyos.bff.payment.card;

import org.jspecify.annotations.NullMarked;
