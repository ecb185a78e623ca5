/** What the product refuses to start on. */
@NullMarked
package io.quelyos.persistence.database;

import org.jspecify.annotations.NullMarked;
