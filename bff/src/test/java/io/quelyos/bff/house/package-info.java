/** The walls of the house as machines: what the compiler cannot know about packages, doors, names and SQL. */
@NullMarked
package io.quelyos.bff.house;

import org.jspecify.annotations.NullMarked;
