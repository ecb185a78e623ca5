/** The catalogue as staff and partners work on it: every product in every state, created, changed and archived here. */
@NullMarked
package io.quelyos.bff.catalog.backoffice;

import org.jspecify.annotations.NullMarked;
