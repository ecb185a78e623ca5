package io.quelyos.bff.giftcard;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.giftcard.GiftCardEntryRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the backoffice's fields and mutations of gift cards. */
@DgsComponent
final class BackofficeGiftCardFetcher {

    private final GiftCardAdministration cards;

    BackofficeGiftCardFetcher(GiftCardAdministration cards) {
        this.cards = cards;
    }

    @DgsData(parentType = "BackofficeQuery", field = "giftCards")
    Connection<BackofficeGiftCard> giftCards(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable BackofficeGiftCardFilter where
    ) {
        BackofficeGiftCardFilter filter = where == null ? BackofficeGiftCardFilter.ALL : where;
        return cards.list(context, filter, PageRequest.of(first, after));
    }

    @DgsData(parentType = "BackofficeQuery", field = "giftCard")
    @Nullable
    BackofficeGiftCard giftCard(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("gft", id)
            .map(key -> cards.findById(context, key))
            .orElse(null);
    }

    @DgsData(parentType = "BackofficeGiftCard", field = "entries")
    CompletableFuture<List<BackofficeGiftCardEntry>> entries(DataFetchingEnvironment environment) {
        BackofficeGiftCard card = Loading.source(environment, BackofficeGiftCard.class);
        return Loading.<Object, GiftCardEntryRow>list(environment, GiftCardEntryLoader.NAME, card.id()).thenApply(
            rows -> rows.stream().map(BackofficeGiftCardEntry::of).toList()
        );
    }

    @DgsMutation
    GiftCardIssuePayload backofficeGiftCardIssue(
        TenantContext context,
        @InputArgument BackofficeGiftCardIssueInput input
    ) {
        return cards.issue(context, input);
    }

    @DgsMutation
    GiftCardPayload backofficeGiftCardDisable(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return cards.disable(context, id, version);
    }

    @DgsMutation
    GiftCardPayload backofficeGiftCardAdjust(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument BigDecimal amount,
        @InputArgument String reason
    ) {
        return cards.adjust(context, id, version, amount, reason);
    }
}
