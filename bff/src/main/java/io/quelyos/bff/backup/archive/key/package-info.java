/** The order of the rows in archives, by which it shows that a row is there once. */
@NullMarked
package io.quelyos.bff.backup.archive.key;

import org.jspecify.annotations.NullMarked;
