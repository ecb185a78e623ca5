/**
 * The documents that client applications were built with. They belong to the installation and not to a tenant: requests
 * read them as the application role, and only the platform role registers them.
 */
@NullMarked
package io.quelyos.persistence.trusteddocument;

import org.jspecify.annotations.NullMarked;
