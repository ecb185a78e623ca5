/** Who can reach what, for every root field, mutation and id argument of the schema; a new one without a row fails. */
@NullMarked
package io.quelyos.bff.access;

import org.jspecify.annotations.NullMarked;
