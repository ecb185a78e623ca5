/**
 * Work that outlives its request, kept in the database and done by whichever instance is free. Features give their tasks
 * as beans and schedule them in the transaction that needs them.
 */
@NullMarked
package io.quelyos.bff.job;

import org.jspecify.annotations.NullMarked;
