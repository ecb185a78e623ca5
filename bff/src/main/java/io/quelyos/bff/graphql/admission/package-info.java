/**
 * How many operations are at work and run at once, and who is next. Threads cost nothing here, so that without a bound a crowd
 * would share the database's few connections until nobody is answered in time.
 */
@NullMarked
package io.quelyos.bff.graphql.admission;

import org.jspecify.annotations.NullMarked;
