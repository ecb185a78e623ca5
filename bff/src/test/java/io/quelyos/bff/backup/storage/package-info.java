/** What storages promise, asked of each kind of them. */
@NullMarked
package io.quelyos.bff.backup.storage;

import org.jspecify.annotations.NullMarked;
