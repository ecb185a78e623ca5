/** Languages and currencies through HTTP, and the arithmetic of prices by itself. */
@NullMarked
package io.quelyos.bff.market;

import org.jspecify.annotations.NullMarked;
