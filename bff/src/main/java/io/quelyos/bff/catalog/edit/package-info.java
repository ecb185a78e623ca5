/** Parts of products as staff change them: articles and options, images, terms of sale, neighbours, bundles. */
@NullMarked
package io.quelyos.bff.catalog.edit;

import org.jspecify.annotations.NullMarked;
