/** The tenant door of statements that only read: each brings its tenant along, alone or together with others. */
@NullMarked
package io.quelyos.persistence.tenant.reading;

import org.jspecify.annotations.NullMarked;
