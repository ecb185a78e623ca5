/** Languages and currencies that tenants sell in beside their own: what is offered, what is translated, what it costs. */
@NullMarked
package io.quelyos.persistence.market;

import org.jspecify.annotations.NullMarked;
