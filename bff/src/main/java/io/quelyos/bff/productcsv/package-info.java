/**
 * Reads product files in Shopify's CSV format, row by row and without knowing any database. What is wrong in a file is
 * told with its row, its column and a stable code.
 */
@NullMarked
package io.quelyos.bff.productcsv;

import org.jspecify.annotations.NullMarked;
