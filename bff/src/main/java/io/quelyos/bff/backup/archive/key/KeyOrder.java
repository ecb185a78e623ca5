package io.quelyos.bff.backup.archive.key;

import io.quelyos.persistence.backup.KeyColumn;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Watches the keys of a table's rows go by. A backup has them in their order, so one that rises from row to row is there
 * once, however many rows there are, and only the last one has to be remembered. How texts follow each other depends on the
 * server that wrote them, but rows of one text come together; so of a key with a text those texts are remembered that have
 * ended and share all that stands before them, and not what stands behind them.
 */
public final class KeyOrder {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Predicate<String> NUMBER = Pattern.compile("-?[0-9]{1,20}").asMatchPredicate();

    private final List<String> columns;
    private final List<Boolean> areOrdered;
    private final Run all;

    /** What a row's key is to those before it. */
    public enum Step {
        /** It was not there before. */
        NEW,
        /** It was there before. */
        AGAIN,
        /** It comes behind a later one, so that nobody can tell. */
        BACK,
    }

    /**
     * @param key of the table, without the tenant; all rows have its columns
     */
    public KeyOrder(List<KeyColumn> key) {
        this.columns = key.stream().map(KeyColumn::name).toList();
        this.areOrdered = key.stream().map(KeyColumn::isOrdered).toList();
        this.all = new Run(0);
    }

    /**
     * Takes the next row, a JSON object.
     *
     * @throws tools.jackson.core.JacksonException where it is none
     */
    public Step next(String row) {
        return all.next(read(row));
    }

    private List<String> read(String row) {
        String[] key = new String[columns.size()];
        Arrays.fill(key, "");
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), row)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                int position = columns.indexOf(parser.currentName());
                if (parser.nextToken().isScalarValue() && position >= 0) {
                    key[position] = parser.getString();
                }
                parser.skipChildren();
            }
        }
        return List.of(key);
    }

    /** Ids as PostgreSQL orders them, by their bytes; whole numbers by their value. */
    private static int compare(String one, String other) {
        boolean isNumber = NUMBER.test(one) && NUMBER.test(other);
        return isNumber
            ? new BigInteger(one).compareTo(new BigInteger(other))
            : one.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
    }

    /** Rows whose keys are alike up to a column. */
    private final class Run {

        private final int from;
        /** The first text behind that; the end of the key where there is none. */
        private final int text;
        private final Set<String> ended = new HashSet<>();
        private @Nullable List<String> last;
        /** Those that have the last one's text. */
        private @Nullable Run inner;

        Run(int from) {
            int rest = areOrdered.subList(from, areOrdered.size()).indexOf(false);
            this.from = from;
            this.text = rest < 0 ? areOrdered.size() : from + rest;
        }

        Step next(List<String> key) {
            int risen = last == null ? 1 : compareOrdered(key, last);
            if (risen < 0) {
                return Step.BACK;
            }
            if (risen > 0) {
                ended.clear();
                return begin(key);
            }
            return last == null || inner == null ? Step.AGAIN : nextOfText(key, last.get(text), inner);
        }

        private Step nextOfText(List<String> key, String current, Run rows) {
            String other = key.get(text);
            if (other.equals(current)) {
                return rows.next(key);
            }
            if (ended.contains(other)) {
                return text == key.size() - 1 ? Step.AGAIN : Step.BACK;
            }
            ended.add(current);
            return begin(key);
        }

        private Step begin(List<String> key) {
            last = key;
            inner = text < key.size() ? new Run(text + 1) : null;
            return inner == null ? Step.NEW : inner.next(key);
        }

        private int compareOrdered(List<String> one, List<String> other) {
            int compared = 0;
            for (int position = from; compared == 0 && position < text; position++) {
                compared = compare(one.get(position), other.get(position));
            }
            return compared;
        }
    }
}
