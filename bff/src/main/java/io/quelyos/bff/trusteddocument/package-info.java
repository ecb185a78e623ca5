/**
 * The documents that client applications were built with: reading the manifests of three generators, checking each document
 * against its audience's part of the schema, registering them, and finding them again for requests.
 */
@NullMarked
package io.quelyos.bff.trusteddocument;

import org.jspecify.annotations.NullMarked;
