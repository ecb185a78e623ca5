/**
 * How many operations run at once. Threads cost nothing here, so that without a bound a crowd would share the database's few
 * connections until nobody is answered in time.
 */
@NullMarked
package io.quelyos.bff.graphql.admission;

import org.jspecify.annotations.NullMarked;
