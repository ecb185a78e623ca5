/** The ways to pay that a tenant offers, with the keys of its providers, which are sealed and never shown again. */
@NullMarked
package io.quelyos.bff.payment.method;

import org.jspecify.annotations.NullMarked;
