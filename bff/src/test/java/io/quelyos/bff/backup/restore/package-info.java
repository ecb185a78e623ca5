/** What follows a restore. */
@NullMarked
package io.quelyos.bff.backup.restore;

import org.jspecify.annotations.NullMarked;
