/** The walls around the contract: rules that the schema's text must keep, and the golden file that shows every change. */
@NullMarked
package io.quelyos.schema;

import org.jspecify.annotations.NullMarked;
