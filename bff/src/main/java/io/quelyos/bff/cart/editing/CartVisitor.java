package io.quelyos.bff.cart.editing;

import io.quelyos.bff.cart.CartOwner;
import org.jspecify.annotations.Nullable;

/** Who asks, and how somebody who cannot have a cart yet comes to be known. */
public interface CartVisitor {
    /** The owner of the cart that is meant; null for a visitor who is not known yet. */
    @Nullable
    CartOwner owner();

    /** Makes a visitor known by opening a guest's session, whose cookie goes along with the answer. */
    CartOwner admit();
}
