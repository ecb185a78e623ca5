package io.quelyos.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks every rule of the schema as it is, and of texts that break exactly one of them. */
class SchemaRulesTest {

    private enum Rule {
        SENTENCES,
        EXTENSIONS,
        LISTS,
        IDS,
        MUTATIONS,
        SUBSCRIPTIONS,
        NAMES,
        MIXING;

        List<String> ask(SchemaFiles files) {
            if (this == EXTENSIONS) {
                return SchemaRules.extensionsHaveNoDescription(files);
            }
            var rules = new SchemaRules(files);
            return switch (this) {
                case SENTENCES -> rules.everythingHasOneSentence();
                case EXTENSIONS -> List.of();
                case LISTS -> rules.listsOfObjectsHaveABound();
                case IDS -> rules.idsSayWhatTheyIdentify();
                case MUTATIONS -> rules.mutationsAnswerAPayload();
                case SUBSCRIPTIONS -> rules.subscriptionsAnswerAnEvent();
                case NAMES -> rules.typesAreNamedAfterTheirSurface();
                case MIXING -> rules.surfacesNeverMix();
            };
        }
    }

    /** A text that breaks a rule, and the word by which the rule must name what breaks it. */
    private record Bad(Rule rule, String path, String text, String named) {}

    @ParameterizedTest
    @EnumSource
    void isKept(Rule rule) {
        assertThat(rule.ask(SchemaFiles.read())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void rejectsItsBadFixture(Bad bad) {
        assertThat(bad.rule().ask(SchemaFiles.read().with(bad.path(), bad.text())))
            .isNotEmpty()
            .allSatisfy(broken -> assertThat(broken).contains(bad.named()));
    }

    @Test
    void hasABadFixtureForEveryRule() {
        Set<Rule> rejected = new TreeSet<>(badTexts().map(Bad::rule).toList());
        assertThat(rejected).containsExactly(Rule.values());
    }

    private static Stream<Bad> badTexts() {
        return Stream.of(
            bad(Rule.SENTENCES, "shop", "type ShopBad { \"Is it.\" it: Int }", "ShopBad needs"),
            bad(Rule.SENTENCES, "shop", "\"Is bad.\" type ShopBad { it: Int }", "ShopBad.it"),
            bad(Rule.SENTENCES, "shop", "\"Is bad.\" type ShopBad { \"Is it\" it: Int }", "ShopBad.it"),
            bad(Rule.SENTENCES, "shop", "\"Is bad.\" type ShopBad { \"Is it. Is two.\" it: Int }", "ShopBad.it"),
            bad(
                Rule.SENTENCES,
                "shop",
                "\"Is bad.\" type ShopBad { \"Will be it.\" it: Int }".replace("Will", "It will"),
                "ShopBad.it"
            ),
            bad(
                Rule.SENTENCES,
                "shop",
                "\"Is bad.\" type ShopBad { \"Is it.\" it(one: Int): Int }",
                "ShopBad.it(one:)"
            ),
            bad(Rule.SENTENCES, "shop", "\"Is bad.\" enum ShopBad { ONE }", "ShopBad.ONE"),
            bad(Rule.SENTENCES, "shop", "\"Is bad.\" input ShopBad { one: Int }", "ShopBad.one"),
            bad(Rule.SENTENCES, "common", "\"Is bad.\" directive @bad(one: Int) on FIELD", "@bad(one:)"),
            bad(Rule.SENTENCES, "shop", "extend type ShopQuery { bad: Int }", "ShopQuery.bad"),
            bad(Rule.LISTS, "shop", "type ShopBad { it: [Money!]! }", "ShopBad.it"),
            bad(Rule.IDS, "shop", "type ShopBad { id: ID! }", "ShopBad.id"),
            bad(Rule.IDS, "shop", "type ShopBad { it(ids: [ID!]): Int }", "ShopBad.it(ids:)"),
            bad(Rule.IDS, "shop", "input ShopBad { id: ID }", "ShopBad.id"),
            bad(Rule.MUTATIONS, "shop", "extend type Mutation { cartAdd: ShopSignOutPayload }", "Mutation.cartAdd"),
            bad(Rule.MUTATIONS, "shop", "extend type Mutation { shopBad: Int }", "Mutation.shopBad"),
            bad(Rule.MUTATIONS, "shop", "extend type Mutation { shopBad: BadPayload! }", "Mutation.shopBad"),
            bad(
                Rule.MUTATIONS,
                "shop",
                "type BadPayload { it: Int } extend type Mutation { shopBad: BadPayload }",
                "shopBad"
            ),
            bad(
                Rule.MUTATIONS,
                "shop",
                "type BadPayload { userErrors: [UserError!] } extend type Mutation { shopBad: BadPayload }",
                "shopBad"
            ),
            bad(
                Rule.SUBSCRIPTIONS,
                "shop",
                "extend type Subscription { bad(after: String): ShopCartEvent }",
                "begin with"
            ),
            bad(Rule.SUBSCRIPTIONS, "shop", "extend type Subscription { shopBad: ShopCartEvent }", "after: String"),
            bad(Rule.SUBSCRIPTIONS, "shop", "extend type Subscription { shopBad(after: String): Money }", "eventId"),
            bad(
                Rule.SUBSCRIPTIONS,
                "shop",
                "extend type Subscription { shopBad(after: String): ShopCartEvent! }",
                "a nullable event"
            ),
            bad(Rule.NAMES, "shop", "type Bad { it: Int }", "Bad in shop/bad"),
            bad(Rule.NAMES, "shop", "type BackofficeBad { it: Int }", "BackofficeBad in shop/bad"),
            bad(Rule.NAMES, "common", "type ShopBad { it: Int }", "ShopBad in common/bad"),
            bad(Rule.NAMES, "shop", "extend type Mutation { backofficeBad: Int }", "Mutation.backofficeBad"),
            bad(Rule.NAMES, "shop", "extend type Subscription { backofficeBad: Int }", "Subscription.backofficeBad"),
            bad(
                Rule.MIXING,
                "shop",
                "extend type Subscription { shopBad: VitrineBad } type VitrineBad { it: Int }",
                "VitrineBad"
            ),
            bad(
                Rule.MIXING,
                "shop",
                "extend type ShopQuery { bad: VitrineBad } type VitrineBad { it: Int }",
                "VitrineBad"
            ),
            bad(
                Rule.MIXING,
                "shop",
                "type Way { out: Door } interface Door { it: Int } type VitrineDoor implements Door { it: Int }" +
                    " extend type ShopQuery { way: Way }",
                "VitrineDoor"
            ),
            bad(
                Rule.MIXING,
                "shop",
                "extend type Mutation { shopBad(input: VitrineBad): Int } input VitrineBad { it: Int }",
                "VitrineBad"
            ),
            new Bad(
                Rule.EXTENSIONS,
                "shop/catalog.graphqls",
                "\"Is bad.\"\nextend type Query { it: Int }",
                "shop/catalog"
            )
        );
    }

    private static Bad bad(Rule rule, String folder, String text, String named) {
        return new Bad(rule, folder + "/bad.graphqls", text, named);
    }
}
