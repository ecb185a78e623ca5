/** What the demo tenants are made with: plain inserts that leave alone what is there already. */
@NullMarked
package io.quelyos.persistence.demo;

import org.jspecify.annotations.NullMarked;
