/** Downloads of backups: an address that works for minutes and for one operator, and the endpoint behind it. */
@NullMarked
package io.quelyos.bff.backup.download;

import org.jspecify.annotations.NullMarked;
