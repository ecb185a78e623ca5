/** Classes built to break the rules of the house. */
@NullMarked
package badhouse.io.quelyos.bff;

import org.jspecify.annotations.NullMarked;
