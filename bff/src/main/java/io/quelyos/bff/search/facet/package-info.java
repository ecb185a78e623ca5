/** Facets: what else a buyer could choose of a list, and how many products each choice would leave. */
@NullMarked
package io.quelyos.bff.search.facet;

import org.jspecify.annotations.NullMarked;
