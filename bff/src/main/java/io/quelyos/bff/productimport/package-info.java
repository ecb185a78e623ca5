/**
 * Imports of products as jobs: they read an uploaded file, bring the catalogue in line with it and tell what was wrong.
 * How a file is written is known to productcsv, how a product is stored to catalog.
 */
@NullMarked
package io.quelyos.bff.productimport;

import org.jspecify.annotations.NullMarked;
