/** Groups of products that a tenant makes by a rule and by hand, always as the catalogue is now. */
@NullMarked
package io.quelyos.bff.collection;

import org.jspecify.annotations.NullMarked;
