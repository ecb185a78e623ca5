/** Tests of the engine's own parts that HTTP cannot reach alone. */
@NullMarked
package io.quelyos.bff.graphql.execution;

import org.jspecify.annotations.NullMarked;
