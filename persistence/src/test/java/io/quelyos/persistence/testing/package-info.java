/** What tests of every module stand on: a real PostgreSQL and a real Redis, embedded or in containers. */
@NullMarked
package io.quelyos.persistence.testing;

import org.jspecify.annotations.NullMarked;
