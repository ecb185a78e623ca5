/** Reads the parts of many orders at once. */
@NullMarked
package io.quelyos.bff.order.loader;

import org.jspecify.annotations.NullMarked;
