/** Tests of trusted documents: manifests as their generators write them, registration, and requests that name an id. */
@NullMarked
package io.quelyos.bff.trusteddocument;

import org.jspecify.annotations.NullMarked;
