package io.quelyos.bff.wishlist;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.session.ShopCustomer;
import io.quelyos.bff.wishlist.ShopWishlist.ShopSharedWishlist;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers the mutations of lists of wishes, and who reads which. */
@DgsComponent
final class ShopWishlistFetcher {

    private final Wishlists lists;
    private final WishlistItems items;

    ShopWishlistFetcher(Wishlists lists, WishlistItems items) {
        this.lists = lists;
        this.items = items;
    }

    @DgsData(parentType = "ShopQuery", field = "sharedWishlist")
    @Nullable
    ShopSharedWishlist sharedWishlist(TenantContext context, @InputArgument String token) {
        return lists.findShared(context, token);
    }

    @DgsData(parentType = "ShopCustomer", field = "wishlists")
    List<ShopWishlist> wishlists(TenantContext context, DataFetchingEnvironment environment) {
        return lists.listOf(context, Loading.source(environment, ShopCustomer.class).id());
    }

    @DgsMutation
    ShopWishlistPayload shopWishlistCreate(TenantContext context, @InputArgument String name) {
        return lists.create(context, customer(context), name);
    }

    @DgsMutation
    ShopWishlistPayload shopWishlistRename(
        TenantContext context,
        @InputArgument String id,
        @InputArgument String name
    ) {
        return lists.rename(context, customer(context), id, name);
    }

    @DgsMutation
    ShopWishlistPayload shopWishlistDefaultSet(TenantContext context, @InputArgument String id) {
        return lists.setDefault(context, customer(context), id);
    }

    @DgsMutation
    DeletedPayload shopWishlistDelete(TenantContext context, @InputArgument String id) {
        return lists.delete(context, customer(context), id);
    }

    @DgsMutation
    ShopWishlistPayload.Shared shopWishlistShare(TenantContext context, @InputArgument String id) {
        return lists.share(context, customer(context), id);
    }

    @DgsMutation
    ShopWishlistPayload shopWishlistShareRevoke(TenantContext context, @InputArgument String id) {
        return lists.revokeShare(context, customer(context), id);
    }

    @DgsMutation
    ShopWishlistPayload shopWishlistItemAdd(TenantContext context, @InputArgument WishlistItemInput input) {
        return items.add(context, customer(context), input);
    }

    @DgsMutation
    ShopWishlistPayload shopWishlistItemNoteSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument @Nullable String note
    ) {
        return items.setNote(context, customer(context), id, note);
    }

    @DgsMutation
    ShopWishlistPayload shopWishlistItemRemove(TenantContext context, @InputArgument String id) {
        return items.remove(context, customer(context), id);
    }

    private static UUID customer(TenantContext context) {
        return ((Actor.Customer) context.actor()).customerId();
    }
}
