/** What buyers write about products themselves, and which of it others see at once. */
@NullMarked
package io.quelyos.bff.review.own;

import org.jspecify.annotations.NullMarked;
