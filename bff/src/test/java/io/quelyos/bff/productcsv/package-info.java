/** Tests of the reading of product files, without a database. */
@NullMarked
package io.quelyos.bff.productcsv;

import org.jspecify.annotations.NullMarked;
