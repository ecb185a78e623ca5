/**
 * The rows of imports of products: announced and sent files, the imports' states and counts, what was wrong in the files.
 * The catalogue that an import writes is not here.
 */
@NullMarked
package io.quelyos.persistence.productimport;

import org.jspecify.annotations.NullMarked;
