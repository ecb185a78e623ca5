/**
 * Orders of the demo shops, so that the backoffice looks alive. They are made by the operations that clients send, a moment
 * after the server is ready.
 */
@NullMarked
package io.quelyos.bff.demo.order;

import org.jspecify.annotations.NullMarked;
