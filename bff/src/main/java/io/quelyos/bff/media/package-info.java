/** The tenants' image files on the web: where each is found, and the endpoint that sends it. */
@NullMarked
package io.quelyos.bff.media;

import org.jspecify.annotations.NullMarked;
