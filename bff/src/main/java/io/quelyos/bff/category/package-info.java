/** The tree of categories as staff keep it in order; products follow wherever their category goes. */
@NullMarked
package io.quelyos.bff.category;

import org.jspecify.annotations.NullMarked;
