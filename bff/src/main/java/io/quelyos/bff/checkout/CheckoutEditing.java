package io.quelyos.bff.checkout;

import io.quelyos.auth.account.EmailAddress;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.address.AddressInput;
import io.quelyos.bff.address.AddressOutcome;
import io.quelyos.bff.address.Addresses;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.address.PostalAddress;
import io.quelyos.persistence.checkout.CheckoutMapper;
import io.quelyos.persistence.checkout.CheckoutState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes down what buyers say at the checkout. */
@Component
final class CheckoutEditing {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,28}");

    private final CheckoutDesk desk;
    private final CheckoutMapper checkouts;
    private final CheckoutDelivery delivery;
    private final Holds holds;
    private final CheckoutQueue queue;

    CheckoutEditing(
        CheckoutDesk desk,
        CheckoutMapper checkouts,
        CheckoutDelivery delivery,
        Holds holds,
        CheckoutQueue queue
    ) {
        this.desk = desk;
        this.checkouts = checkouts;
        this.delivery = delivery;
        this.holds = holds;
        this.queue = queue;
    }

    /** The schema's input ShopCheckoutContactInput. */
    record ContactInput(String email, @Nullable String phone) {}

    /** The schema's input ShopCheckoutAddressesInput. */
    record AddressesInput(@Nullable AddressInput shippingAddress, @Nullable AddressInput billingAddress) {}

    /** Says how the buyer is reached. */
    ShopCheckoutPayload setContact(
        TenantContext context,
        @Nullable CheckoutBuyer buyer,
        String id,
        ContactInput input
    ) {
        List<UserError> errors = new ArrayList<>();
        String email = EmailAddress.normalize(input.email());
        if (email == null) {
            errors.add(UserError.of(Code.INVALID, "It is not an e-mail address.", "input", "email"));
        }
        String phone = input.phone() == null || input.phone().isBlank() ? null : input.phone().strip();
        if (phone != null && !PHONE.matcher(phone).matches()) {
            errors.add(UserError.of(Code.INVALID, "It is not a telephone number.", "input", "phone"));
        }
        return desk.edit(context, buyer, id, row -> {
            if (email != null && errors.isEmpty()) {
                checkouts.updateContact(row.id(), email, phone);
            }
            return errors;
        });
    }

    /** Says where the goods go and whom to bill; without the latter the bill goes where the goods do. */
    ShopCheckoutPayload setAddresses(
        TenantContext context,
        @Nullable CheckoutBuyer buyer,
        String id,
        AddressesInput input
    ) {
        List<UserError> errors = new ArrayList<>();
        PostalAddress shipping = valid(input.shippingAddress(), "shippingAddress", errors);
        PostalAddress given = valid(input.billingAddress(), "billingAddress", errors);
        PostalAddress billing = given == null ? shipping : given;
        if (errors.isEmpty() && billing == null) {
            errors.add(UserError.of(Code.REQUIRED, "Say an address.", "input"));
        }
        return desk.edit(context, buyer, id, row -> {
            if (errors.isEmpty() && billing != null && buyer != null) {
                checkouts.updateAddresses(row.id(), shipping, billing);
                delivery.follow(context, buyer, shipping == null ? billing : shipping);
            }
            return errors;
        });
    }

    /** Chooses how the goods are delivered, or where they are fetched. */
    ShopCheckoutPayload chooseDelivery(
        TenantContext context,
        @Nullable CheckoutBuyer buyer,
        String id,
        CheckoutDelivery.Choice choice
    ) {
        return desk.edit(context, buyer, id, row ->
            buyer == null ? List.of() : delivery.choose(context, buyer, row, choice)
        );
    }

    /** Notes that the buyer accepts the terms of sale. */
    ShopCheckoutPayload acceptTerms(TenantContext context, @Nullable CheckoutBuyer buyer, String id) {
        return desk.edit(context, buyer, id, row -> {
            checkouts.updateTermsAccepted(row.id());
            return List.of();
        });
    }

    /** Gives a checkout up, so that others can have its pieces. */
    ShopCheckoutPayload cancel(TenantContext context, @Nullable CheckoutBuyer buyer, String id) {
        return queue.inTurn(context, () ->
            desk.edit(context, buyer, id, row -> {
                holds.end(row.id(), CheckoutState.CANCELLED);
                return List.of();
            })
        );
    }

    private static @Nullable PostalAddress valid(@Nullable AddressInput input, String field, List<UserError> errors) {
        if (input == null) {
            return null;
        }
        return switch (Addresses.validate(input, "input", field)) {
            case AddressOutcome.Valid valid -> valid.address();
            case AddressOutcome.Refused refused -> {
                errors.addAll(refused.userErrors());
                yield null;
            }
        };
    }
}
