/** Tests of the order of rows in archives. */
@NullMarked
package io.quelyos.bff.backup.archive.key;

import org.jspecify.annotations.NullMarked;
