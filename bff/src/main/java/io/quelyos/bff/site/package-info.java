/** The tenant's public site: who it is, how one finds one's way, what it puts forward. */
@NullMarked
package io.quelyos.bff.site;

import org.jspecify.annotations.NullMarked;
