/** The catalogue as buyers read it: published products only, and nothing that is the tenant's own business. */
@NullMarked
package io.quelyos.bff.catalog.shop;

import org.jspecify.annotations.NullMarked;
