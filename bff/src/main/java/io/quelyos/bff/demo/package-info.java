/**
 * The demo tenants of the embedded default: believable companies with people, customers and goods. They are made by the
 * same writers that serve real requests, and never in production.
 */
@NullMarked
package io.quelyos.bff.demo;

import org.jspecify.annotations.NullMarked;
