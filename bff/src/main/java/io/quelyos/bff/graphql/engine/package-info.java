/** Runs documents: one engine per audience, its prepared documents, its limits. Knows neither HTTP nor any feature. */
@NullMarked
package io.quelyos.bff.graphql.engine;

import org.jspecify.annotations.NullMarked;
