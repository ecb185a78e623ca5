/** The makers of products, as buyers find them and as staff keep them in order. */
@NullMarked
package io.quelyos.bff.brand;

import org.jspecify.annotations.NullMarked;
