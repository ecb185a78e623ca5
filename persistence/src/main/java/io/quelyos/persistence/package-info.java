/** Rows, SQL, migrations, the doors to the database and the Redis documents. Knows no caller and no rule of business. */
@NullMarked
package io.quelyos.persistence;

import org.jspecify.annotations.NullMarked;
