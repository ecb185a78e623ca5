/** The places where a tenant keeps stock. They are few, and staff see all of them. */
@NullMarked
package io.quelyos.persistence.location;

import org.jspecify.annotations.NullMarked;
