/**
 * Measures the product beside a reference in the same run: the same answers, asked of PostgreSQL directly in one statement
 * each. Only ratios mean anything; the machine's own speed cancels out.
 */
@NullMarked
package io.quelyos.bench;

import org.jspecify.annotations.NullMarked;
