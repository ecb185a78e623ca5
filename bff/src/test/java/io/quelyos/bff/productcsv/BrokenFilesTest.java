package io.quelyos.bff.productcsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which we could think of a file being wrong is told with its row, its column and its code. */
class BrokenFilesTest {

    private static final String HEADER =
        "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value," +
        "Variant SKU,Variant Price,Variant Compare At Price,Variant Inventory Qty,Variant Inventory Policy," +
        "Image Src,Image Position,Published,Status,Gift Card,Variant Weight Unit,Tags\n";

    static Stream<Arguments> brokenRows() {
        return Stream.of(
            broken(",A,,,,,,1,,,,,,,,,,", "2 Handle HANDLE_MISSING"),
            broken("Été rouge,A,,,,,,1,,,,,,,,,,", "2 Handle HANDLE_INVALID"),
            broken("a--b,A,,,,,,1,,,,,,,,,,", "2 Handle HANDLE_INVALID"),
            broken("a,A,,,,,,1,,,,,,,,,,\nb,B,,,,,,1,,,,,,,,,,\na,,,,,,,2,,,,,,,,,,", "4 Handle HANDLE_REPEATED"),
            broken("a,A,,,,,,abc,,,,,,,,,,", "2 Variant Price PRICE_INVALID"),
            broken("a,A,,,,,,\"1,234.00\",,,,,,,,,,", "2 Variant Price PRICE_INVALID"),
            broken("a,A,,,,,,\"12,50\",,,,,,,,,,", "2 Variant Price PRICE_INVALID"),
            broken("a,A,,,,,,€5,,,,,,,,,,", "2 Variant Price PRICE_INVALID"),
            broken("a,A,,,,,,1e3,,,,,,,,,,", "2 Variant Price PRICE_INVALID"),
            broken("a,A,,,,,,-1,,,,,,,,,,", "2 Variant Price PRICE_NEGATIVE"),
            broken("a,A,,,,,,9.999,,,,,,,,,,", "2 Variant Price PRICE_TOO_PRECISE"),
            broken("a,A,,,,,,1000000000.01,,,,,,,,,,", "2 Variant Price PRICE_TOO_LARGE"),
            broken("a,A,,,,,,1,x,,,,,,,,,", "2 Variant Compare At Price PRICE_INVALID"),
            broken("a,A,,,,,,1,,1.5,,,,,,,,", "2 Variant Inventory Qty NUMBER_INVALID"),
            broken("a,A,,,,,,1,,3000000000,,,,,,,,", "2 Variant Inventory Qty NUMBER_OUT_OF_RANGE"),
            broken("a,A,,,,,,1,,,maybe,,,,,,,", "2 Variant Inventory Policy VALUE_NOT_ALLOWED"),
            broken("a,A,,,,,,1,,,,ftp://x/y.jpg,,,,,,", "2 Image Src URL_INVALID"),
            broken("a,A,,,,,,1,,,,https://x/a b.jpg,,,,,,", "2 Image Src URL_INVALID"),
            broken("a,A,,,,,,1,,,,https://x/y.jpg,0,,,,,", "2 Image Position NUMBER_OUT_OF_RANGE"),
            broken("a,A,,,,,,1,,,,,,vrai,,,,", "2 Published VALUE_NOT_ALLOWED"),
            broken("a,A,,,,,,1,,,,,,,live,,,", "2 Status VALUE_NOT_ALLOWED"),
            broken("a,A,,,,,,1,,,,,,,,true,,", "2 Gift Card GIFT_CARD_UNSUPPORTED"),
            broken("a,A,,,,,,1,,,,,,,,,stone,", "2 Variant Weight Unit VALUE_NOT_ALLOWED"),
            broken("a,A,Size,,,,,1,,,,,,,,,,", "2 Option1 Value OPTION_VALUE_MISSING"),
            broken("a,A,,M,,,,1,,,,,,,,,,", "2 Option1 Value OPTION_NAME_MISSING"),
            broken(
                "a,A,,,Size,M,,1,,,,,,,,,,",
                "2 Option1 Name OPTION_NAME_MISSING",
                "2 Option2 Value OPTION_NAME_MISSING"
            ),
            broken("a,A,Size,M,size,L,,1,,,,,,,,,,", "2 Option2 Name OPTION_NAME_REPEATED"),
            broken("a,A,Size,M,,,,1,,,,,,,,,,\na,,Color,L,,,,1,,,,,,,,,,", "3 Option1 Name OPTION_NAME_CHANGED"),
            broken("a,A,Size,M,,,,1,,,,,,,,,,\na,,,m,,,,1,,,,,,,,,,", "3 Option1 Value VARIANT_REPEATED"),
            broken(
                "a,A,Title,Default Title,,,,1,,,,,,,,,,\na,,,Default Title,,,,1,,,,,,,,,,",
                "3 Option1 Value VARIANT_REPEATED"
            ),
            broken("a,A,,,,,S1,1,,,,,,,,,,\nb,B,,,,,S1,1,,,,,,,,,,", "3 Variant SKU SKU_REPEATED"),
            broken("a,A,,,,,,1,,,,,,,,,,\na,,,,,,,,,,,,,,,,,", "3 null ROW_WITHOUT_CONTENT"),
            broken("a,A,,,,,,1", "2 null CELL_COUNT_WRONG"),
            broken("a,A,,,,,,1,,,,,,,,,,,", "2 null CELL_COUNT_WRONG"),
            broken("a,A\u0007,,,,,,1,,,,,,,,,,", "2 Title CHARACTER_INVALID"),
            broken("a," + "x".repeat(256) + ",,,,,,1,,,,,,,,,,", "2 Title VALUE_TOO_LONG"),
            broken(
                "a,A,,,,,,-1,,x,,,,,,,,\n\nb,B,,,,,,1,,,,,,,,,,\nc,C,,,,,,y,,,,,,,,,,",
                "2 Variant Price PRICE_NEGATIVE",
                "2 Variant Inventory Qty NUMBER_INVALID",
                "5 Variant Price PRICE_INVALID"
            )
        );
    }

    private static Arguments broken(String rows, String... errors) {
        return Arguments.of(rows, errors);
    }

    @ParameterizedTest
    @MethodSource("brokenRows")
    void tellsRowColumnAndCode(String rows, String[] errors) throws IOException {
        assertThat(Parsing.of(HEADER + rows + "\n").briefErrors()).containsExactly(errors);
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
            Arguments.of("", "1 null FILE_EMPTY"),
            Arguments.of("\n\n", "1 null FILE_EMPTY"),
            Arguments.of("Handle;Title;Variant Price\na;\"A, B\";1\n", "1 null SEPARATOR_UNSUPPORTED"),
            Arguments.of("Handle\tTitle\na\tA\n", "1 null SEPARATOR_UNSUPPORTED"),
            Arguments.of("Handle,Variant Price\na,1\n", "1 null COLUMNS_MISSING"),
            Arguments.of("a,A,1\n", "1 null COLUMNS_MISSING"),
            Arguments.of("Handle,Title,URL handle\na,A,a\n", "1 URL handle COLUMN_REPEATED"),
            Arguments.of("Handle,Title\na,A \"big\" one\n", "2 null QUOTING_INVALID"),
            Arguments.of("Handle,Title\na,\"A\" b\n", "2 null QUOTING_INVALID"),
            Arguments.of("Handle,Title\n\"a\nb\",B\nc,\"C\nd,D\n", "3 null QUOTING_INVALID"),
            Arguments.of("Handle,Title\na," + "x".repeat(5001) + "\n", "2 null CELL_TOO_LONG"),
            Arguments.of("Handle,Title,Option4 Name,Option4 Value\na,A,Size,\n", "2 Option4 Name TOO_MANY_OPTIONS"),
            Arguments.of("Handle,Title\n" + "a,A\n".repeat(1001), "1002 null TOO_MANY_ROWS")
        );
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void tellsWhatIsWrongWithTheWholeFile(String text, String error) throws IOException {
        assertThat(Parsing.of(text).briefErrors()).containsExactly(error);
    }

    @Test
    void tellsWhereBytesAreNotUtf8() throws IOException {
        byte[] latin1 = (HEADER + "a,A,,,,,,1,,,,,,,,,,\nb,Café,,,,,,1,,,,,,,,,,\n").getBytes(
            StandardCharsets.ISO_8859_1
        );

        Parsing file = Parsing.of(latin1);

        assertThat(file.briefErrors()).containsExactly("3 Title ENCODING_INVALID");
        assertThat(file.errors().getFirst().value()).isEqualTo("Caf\uFFFD");
        assertThat(file.products()).extracting(CsvProduct::handle).containsExactly("a");
        assertThat(Parsing.of(HEADER.getBytes(StandardCharsets.UTF_16)).briefErrors()).containsExactly(
            "1 null ENCODING_INVALID"
        );
    }

    @Test
    void leavesNoHalfOfAProductWhoseRowsComeBack() throws IOException {
        Parsing file = Parsing.of("Handle,Title,Variant Price\na,A,1\nb,B,1\na,A,2\n");

        assertThat(file.briefErrors()).containsExactly("4 Handle HANDLE_REPEATED");
        assertThat(file.products()).extracting(CsvProduct::handle).containsExactly("b");
        assertThat(file.soundOutline().productCount()).isEqualTo(2);
    }

    @Test
    void warnsOfColumnsThatNobodyKnows() throws IOException {
        Parsing file = Parsing.of("Handle,Title,Colour code,Google Shopping / Gender\na,A,,\n");

        assertThat(file.errors()).isEmpty();
        assertThat(file.briefWarnings()).containsExactly("1 Colour code COLUMN_IGNORED");
    }

    @Test
    void countsDecimalsByTheCurrency() throws IOException {
        byte[] text = "Handle,Title,Variant Price\na,A,50.00\nb,B,50.5\n".getBytes(StandardCharsets.UTF_8);

        Parsing file = Parsing.of(text, Parsing.LIMITS, Currency.getInstance("JPY"));

        assertThat(file.briefErrors()).containsExactly("3 Variant Price PRICE_TOO_PRECISE");
        assertThat(file.products().getFirst().variants().getFirst().priceMinor()).isEqualTo(50);
    }

    @Test
    void refusesMoreVariantsImagesAndTagsThanAllowed() throws IOException {
        var limits = new CsvLimits(100, 10, 1000, 2, 2, 2, 1000);
        Currency euro = Currency.getInstance("EUR");
        byte[] variants = """
        Handle,Title,Option1 Name,Option1 Value,Tags
        a,A,Size,1,"x,y,z"
        a,,,2,
        a,,,3,
        """.getBytes(StandardCharsets.UTF_8);
        byte[] images = """
        Handle,Title,Image Src
        a,A,https://x/1
        a,,https://x/2
        a,,https://x/3
        a,,https://x/4
        a,,https://x/5
        """.getBytes(StandardCharsets.UTF_8);

        assertThat(Parsing.of(variants, limits, euro).briefErrors()).containsExactly(
            "2 Tags TOO_MANY_TAGS",
            "4 null TOO_MANY_VARIANTS"
        );
        assertThat(Parsing.of(images, limits, euro).briefErrors()).containsExactly("6 null TOO_MANY_PRODUCT_ROWS");
    }

    @Test
    void neverEchoesMarkup() throws IOException {
        Parsing file = Parsing.of("Handle,Title\n<script>alert(1)</script>,A\n");

        assertThat(file.errors().getFirst().value()).isEqualTo("‹script›alert(1)‹/script›");
        assertThat(new RowError(2, null, RowError.Code.REFUSED, "", "x".repeat(500)).value()).hasSize(200);
    }
}
