package io.quelyos.bff.market;

import io.quelyos.bff.market.Stall.Good;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods in euros and pounds, of some of which prices are agreed with a company and with a group, and a buyer of both.
 *
 * @param offers what the goods cost, reckoned beside the product
 */
record AgreedStall(Stall stall, Random random, UUID buyer, List<Offer> offers) {
    private static final CurrencyRule POUNDS = new CurrencyRule(
        Currency.getInstance("GBP"),
        new BigDecimal("0.8563"),
        50,
        49
    );

    /** A product with what its articles cost the buyer and everybody, in cents and in pence. */
    record Offer(String slug, Map<String, List<Long>> own, Map<String, List<Long>> open) {
        long min(String currency) {
            return own.getOrDefault(currency, List.of()).stream().mapToLong(Long::longValue).min().orElseThrow();
        }

        long max(String currency) {
            return own.getOrDefault(currency, List.of()).stream().mapToLong(Long::longValue).max().orElseThrow();
        }

        boolean isBetween(String currency, long low, long high) {
            return own
                .getOrDefault(currency, List.of())
                .stream()
                .anyMatch(price -> price >= low && price <= high);
        }
    }

    static AgreedStall open(Stall stall, Random random) {
        UUID company = Stall.newId();
        UUID group = Stall.newId();
        var agreed = new AgreedStall(stall, random, Stall.newId(), new ArrayList<>());
        agreed.addCustomer(agreed.buyer());
        stall.run("insert into company (tenant_id, id, name) values (?, ?, 'C')", stall.id(), company);
        stall.run("insert into customer_group (tenant_id, id, name) values (?, ?, 'G')", stall.id(), group);
        stall.run(
            "insert into company_member (tenant_id, company_id, customer_id, role) values (?, ?, ?, 'BUYER')",
            stall.id(),
            company,
            agreed.buyer()
        );
        stall.run("insert into customer_group_member values (?, ?, ?)", stall.id(), group, agreed.buyer());
        stall.offerCurrency("GBP", "0.8563", 50, 49);
        UUID ofCompany = agreed.list("price_list_company", "company_id", company);
        UUID ofGroup = agreed.list("price_list_group", "group_id", group);
        UUID ofNobody = agreed.list(null, null, null);
        for (int number = 0; number < 40; number++) {
            Good good = stall.good("p-" + number, random.longs(1 + random.nextInt(3), 500, 1500).toArray());
            Map<String, List<Long>> own = Map.of("EUR", new ArrayList<>(), "GBP", new ArrayList<>());
            Map<String, List<Long>> open = Map.of("EUR", new ArrayList<>(), "GBP", new ArrayList<>());
            for (UUID variant : good.variants()) {
                long cents = stall
                    .tenants()
                    .superuser()
                    .sql("select price_minor from variant where id = ?")
                    .param(variant)
                    .query(Long.class)
                    .single();
                for (String currency : own.keySet()) {
                    long everybodys = currency.equals("EUR") ? cents : POUNDS.convertPrice(cents);
                    Objects.requireNonNull(open.get(currency)).add(everybodys);
                    Objects.requireNonNull(own.get(currency)).add(
                        agreed.agree(List.of(ofCompany, ofGroup), variant, currency, everybodys)
                    );
                    agreed.agreed(ofNobody, variant, currency, 1, 1);
                }
            }
            agreed.offers().add(new Offer(good.slug(), own, open));
        }
        return agreed;
    }

    /** Agrees something of an article, or nothing; answers what one piece costs the buyer then. */
    private long agree(List<UUID> lists, UUID variant, String currency, long open) {
        long price = open;
        for (UUID list : lists) {
            if (random.nextInt(4) == 0) {
                long agreed = random.nextLong(200, 1600);
                agreed(list, variant, currency, 1, agreed);
                price = Math.min(price, agreed);
            }
            if (random.nextInt(4) == 0) {
                agreed(list, variant, currency, 5, 100);
            }
        }
        return price;
    }

    private void agreed(UUID list, UUID variant, String currency, int minimum, long price) {
        stall.run(
            "insert into price_list_price values (?, ?, ?, ?, ?, ?)",
            stall.id(),
            list,
            variant,
            currency,
            minimum,
            price
        );
    }

    private UUID list(@Nullable String table, @Nullable String column, @Nullable UUID of) {
        UUID id = Stall.newId();
        stall.run("insert into price_list (tenant_id, id, name) values (?, ?, ?)", stall.id(), id, id.toString());
        if (table != null) {
            stall.run(
                "insert into " + table + " (tenant_id, price_list_id, " + column + ") values (?, ?, ?)",
                stall.id(),
                id,
                of
            );
        }
        return id;
    }

    /** One more customer, with whom nothing is agreed. */
    UUID customer() {
        UUID id = Stall.newId();
        addCustomer(id);
        return id;
    }

    private void addCustomer(UUID id) {
        stall.run(
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, ?, 'C', 'x')",
            stall.id(),
            id,
            id + "@mail.example"
        );
    }

    Offer offer(String slug) {
        return offers
            .stream()
            .filter(each -> each.slug().equals(slug))
            .findFirst()
            .orElseThrow();
    }
}
