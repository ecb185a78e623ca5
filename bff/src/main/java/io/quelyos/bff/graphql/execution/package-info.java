/**
 * How operations are executed: a document is planned once, and each request walks the plan. The answer of an object is an
 * array, and whatever waits for a loader is asked for at once when nothing else is left to do.
 */
@NullMarked
package io.quelyos.bff.graphql.execution;

import org.jspecify.annotations.NullMarked;
