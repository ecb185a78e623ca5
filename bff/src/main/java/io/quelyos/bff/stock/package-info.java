/** What lies where, as staff set and change it. */
@NullMarked
package io.quelyos.bff.stock;

import org.jspecify.annotations.NullMarked;
