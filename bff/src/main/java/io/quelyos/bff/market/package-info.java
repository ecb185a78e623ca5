/**
 * The languages and currencies that a tenant sells in: what a request asks for is settled here with what is offered, and
 * prices are told in every currency.
 */
@NullMarked
package io.quelyos.bff.market;

import org.jspecify.annotations.NullMarked;
