/**
 * The money of orders: paying, capturing, giving back. What asks a provider is noted in the caller's transaction and done by
 * a job after it, so that no transaction ever waits for somebody else's server.
 */
@NullMarked
package io.quelyos.bff.payment;

import org.jspecify.annotations.NullMarked;
