/** The product as a process: started, stopped, killed and started again, with nothing shared but files, ports and HTTP. */
@NullMarked
package io.quelyos.bff.process;

import org.jspecify.annotations.NullMarked;
