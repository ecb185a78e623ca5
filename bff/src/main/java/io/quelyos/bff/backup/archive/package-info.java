/**
 * The archives: a ZIP with {@code metadata.json}, {@code data.json} and the files below {@code filestore/}, written and read
 * as a stream of rows, sealed wherever it is stored.
 */
@NullMarked
package io.quelyos.bff.backup.archive;

import org.jspecify.annotations.NullMarked;
