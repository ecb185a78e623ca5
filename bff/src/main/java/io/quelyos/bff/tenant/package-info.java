/**
 * Tenants from above, for those who run the installation: who they are, what they use, whether they are open, and under
 * which domains they are reached. Every change names its reason and leaves an audit row.
 */
@NullMarked
package io.quelyos.bff.tenant;

import org.jspecify.annotations.NullMarked;
