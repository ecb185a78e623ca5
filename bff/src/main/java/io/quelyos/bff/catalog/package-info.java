/**
 * How products come into the catalogue: drafts are checked, cleaned, compared with what is stored and written in bulk.
 * Staff's mutations, the import of files and the demo data all come through here.
 */
@NullMarked
package io.quelyos.bff.catalog;

import org.jspecify.annotations.NullMarked;
