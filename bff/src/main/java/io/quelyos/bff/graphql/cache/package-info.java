/**
 * Answers to public questions, kept until something of the tenant's changes. What is found here was asked by a visitor about
 * whom nothing is known, and is what the database would answer now.
 */
@NullMarked
package io.quelyos.bff.graphql.cache;

import org.jspecify.annotations.NullMarked;
