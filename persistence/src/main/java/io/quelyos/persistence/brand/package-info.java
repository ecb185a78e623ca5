/** The makers of products. A maker is found, or made, by its name as soon as a product names it. */
@NullMarked
package io.quelyos.persistence.brand;

import org.jspecify.annotations.NullMarked;
