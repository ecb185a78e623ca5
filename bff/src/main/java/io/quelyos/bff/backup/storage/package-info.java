/** Where archives are kept. What is written under a name is there as a whole or not at all. */
@NullMarked
package io.quelyos.bff.backup.storage;

import org.jspecify.annotations.NullMarked;
