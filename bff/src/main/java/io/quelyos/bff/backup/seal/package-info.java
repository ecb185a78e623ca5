/**
 * How archives are sealed: by a key of their own in chunks of AES-256-GCM, and that key by one of the installation's master
 * keys, which can be changed without touching the archives.
 */
@NullMarked
package io.quelyos.bff.backup.seal;

import org.jspecify.annotations.NullMarked;
