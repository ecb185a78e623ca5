package io.quelyos.persistence.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.persistence.testing.ScratchDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The owner may read every tenant's row of {@code product_search} and {@code product_word}. So whatever runs with the owner's rights and reads it must
 * take the tenant from the transaction and nothing of it from its caller.
 */
class SearchWallTest {

    @Test
    void onlyTheKnownFunctionsReadAsTheOwnerAndEachNamesTheTransactionsTenant() {
        try (ScratchDatabase database = ScratchDatabase.migrated()) {
            List<String> readers = database
                .superuser()
                .sql(
                    """
                    select p.proname
                    from pg_proc p
                    where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.prosrc ~ 'product_(search|word)'
                    order by p.proname
                    """
                )
                .query(String.class)
                .list();
            assertThat(readers).containsExactly(
                "product_search_completions",
                "product_search_known",
                "product_search_matches",
                "product_search_near",
                "product_search_scores"
            );
            List<String> careless = database
                .superuser()
                .sql(
                    """
                    select p.proname
                    from pg_proc p
                    where p.pronamespace = 'public'::regnamespace and p.proname = any (?)
                        and (p.prosrc not like '%asking uuid := current_tenant();%'
                            or regexp_count(p.prosrc, 'product_(search|word)\\M') = 0
                            or regexp_count(p.prosrc, 'product_(search|word)\\M') <> regexp_count(p.prosrc,
                                'from product_(search|word) ([sw])\\s+where \\2.tenant_id = asking\\s+and ')
                            or 'uuid'::regtype = any (p.proargtypes))
                    """
                )
                .param(readers.toArray(String[]::new))
                .query(String.class)
                .list();
            assertThat(careless).isEmpty();
        }
    }
}
