/** Payments of orders, what was asked of providers, and the money that came and went. */
@NullMarked
package io.quelyos.persistence.payment;

import org.jspecify.annotations.NullMarked;
