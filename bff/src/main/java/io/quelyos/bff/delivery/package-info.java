/** How goods come to their buyers: zones, rates by weight and by amount, points where buyers fetch them, and quotes of these. */
@NullMarked
package io.quelyos.bff.delivery;

import org.jspecify.annotations.NullMarked;
