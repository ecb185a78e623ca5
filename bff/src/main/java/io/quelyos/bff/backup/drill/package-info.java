/**
 * Drills: the newest backup of a tenant is restored on trial and compared with what is in it, by a sweep or on an operator's
 * wish. The tenant that it is restored into is a shadow, which never lasts.
 */
@NullMarked
package io.quelyos.bff.backup.drill;

import org.jspecify.annotations.NullMarked;
