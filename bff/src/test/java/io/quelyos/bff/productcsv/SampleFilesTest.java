package io.quelyos.bff.productcsv;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.productcsv.CsvProduct.Image;
import io.quelyos.bff.productcsv.CsvProduct.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real files must be read without a complaint. Their counts were taken by another program. */
class SampleFilesTest {

    @Test
    void readsApparel() throws IOException {
        Parsing file = Parsing.of(Parsing.sample("apparel.csv"));

        assertThat(file.errors()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        assertThat(file.soundOutline().rowCount()).isEqualTo(22);
        assertThat(file.soundOutline().productCount()).isEqualTo(20);
        assertThat(file.products()).hasSize(20);
        assertThat(
            file
                .products()
                .stream()
                .mapToInt(product -> product.variants().size())
                .sum()
        ).isEqualTo(22);
        assertThat(
            file
                .products()
                .stream()
                .mapToInt(product -> product.images().size())
                .sum()
        ).isEqualTo(20);
        CsvProduct top = file.products().get(1);
        assertThat(top.handle()).isEqualTo("classic-varsity-top");
        assertThat(top.optionNames()).containsExactly("Size");
        assertThat(top.variants())
            .extracting(Variant::optionValues)
            .containsExactly(List.of("Small"), List.of("Medium"), List.of("Large"));
        assertThat(top.variants()).extracting(Variant::row).containsExactly(3, 4, 5);
        assertThat(top.variants()).extracting(Variant::priceMinor).containsOnly(6000L);
        assertThat(top.tags()).containsExactly("women");
        assertThat(top.isPublished()).isTrue();
        assertThat(top.status()).isNull();
        assertThat(top.tracksNewStock()).isFalse();
    }

    @Test
    void readsHomeAndGarden() throws IOException {
        Parsing file = Parsing.of(Parsing.sample("home-and-garden.csv"));

        assertThat(file.errors()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        assertThat(file.soundOutline().rowCount()).isEqualTo(21);
        assertThat(file.soundOutline().productCount()).isEqualTo(20);
        assertThat(file.products()).hasSize(20);
        assertThat(
            file
                .products()
                .stream()
                .mapToInt(product -> product.variants().size())
                .sum()
        ).isEqualTo(21);
        assertThat(
            file
                .products()
                .stream()
                .mapToInt(product -> product.images().size())
                .sum()
        ).isEqualTo(21);
        CsvProduct pot = file.products().getFirst();
        assertThat(pot.tags()).containsExactly("Pot", "Plants");
        assertThat(pot.variants()).extracting(Variant::priceMinor).containsExactly(999L, 1599L);
        assertThat(pot.variants()).extracting(Variant::quantity).containsExactly(1, 3);
        assertThat(pot.images()).extracting(Image::position).containsExactly(1, 2);
        CsvProduct light = file.products().get(1);
        assertThat(light.optionNames()).isEmpty();
        assertThat(light.variants().getFirst().optionValues()).isEmpty();
        assertThat(light.variants().getFirst().compareAtMinor()).isEqualTo(7500);
        assertThat(
            file
                .products()
                .stream()
                .filter(product -> Boolean.TRUE.equals(product.variants().getFirst().isStockTracked()))
        ).hasSize(1);
    }

    @Test
    void readsTheSameWithByteOrderMarkAndOtherLineEnds() throws IOException {
        String text = new String(Parsing.sample("apparel.csv"), StandardCharsets.UTF_8);
        Parsing expected = Parsing.of(text);

        assertThat(Parsing.of("\uFEFF" + text).products()).isEqualTo(expected.products());
        assertThat(Parsing.of(text.replace("\r\n", "\n")).products()).isEqualTo(expected.products());
        assertThat(Parsing.of(text.replace("\r\n", "\r")).products()).isEqualTo(expected.products());
    }

    @Test
    void readsTheNewerNamesOfColumns() throws IOException {
        Parsing file = Parsing.of(
            """
            Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,\
            Option1 name,Option1 value,Option1 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,\
            Unit price total measure,Inventory tracker,Inventory quantity,Continue selling when out of stock,\
            Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,\
            Image position,Image alt text,Variant image URL,Gift card,SEO title,SEO description,\
            Color (product.metafields.shopify.color-pattern),Google Shopping / Gender,Price / International
            Cup,cup,"<p>A ""fine"" cup,
            of clay</p>",Potter,Home > Cups,Cups,"a, b,a",FALSE,Active,CUP-1,401,Size,S,,9.5,12.00,3,TRUE,,,shopify,-4,\
            CONTINUE,250.5,kg,FALSE,manual,https://example.com/cup.jpg,2,A cup,https://example.com/s.jpg,FALSE,Cups,Fine,,,
            ,cup,,,,,,,,CUP-2,,,L,,11,11,,,,,,,deny,,,,,,,,,,,,,,
            ,cup,,,,,,,,,,,,,,,,,,,,,,,,,,https://example.com/side.jpg,,Side,,,,,,,
            """
        );

        assertThat(file.briefErrors()).isEmpty();
        assertThat(file.briefWarnings()).containsExactly("3 Compare-at price COMPARE_AT_PRICE_IGNORED");
        assertThat(file.soundOutline().rowCount()).isEqualTo(3);
        CsvProduct cup = file.products().getFirst();
        assertThat(cup.descriptionHtml()).isEqualTo("<p>A \"fine\" cup,\nof clay</p>");
        assertThat(cup.tags()).containsExactly("a", "b");
        assertThat(cup.status()).isEqualTo(CsvProduct.Status.ACTIVE);
        assertThat(cup.isPublished()).isFalse();
        assertThat(cup.variants()).containsExactly(
            new Variant(
                2,
                List.of("S"),
                "CUP-1",
                "401",
                950L,
                1200L,
                300L,
                250,
                -4,
                true,
                true,
                false,
                true,
                "https://example.com/s.jpg"
            ),
            new Variant(
                3,
                List.of("L"),
                "CUP-2",
                null,
                1100L,
                Variant.NO_PRICE,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null
            )
        );
        assertThat(cup.images()).containsExactly(
            new Image(2, "https://example.com/cup.jpg", 2, "A cup"),
            new Image(4, "https://example.com/side.jpg", null, "Side"),
            new Image(2, "https://example.com/s.jpg", null, null)
        );
    }

    @Test
    void convertsWeightsToGrams() throws IOException {
        Parsing file = Parsing.of(
            """
            Handle,Title,Variant Price,Variant Weight,Variant Weight Unit,Variant Grams
            a,A,1,2,kg,
            b,B,1,1,lb,
            c,C,1,3,oz,
            d,D,1,7,,
            e,E,1,,kg,1500
            """
        );

        assertThat(file.errors()).isEmpty();
        assertThat(file.products())
            .extracting(product -> product.variants().getFirst().weightGrams())
            .containsExactly(2000, 454, 85, 7, 1500);
    }
}
