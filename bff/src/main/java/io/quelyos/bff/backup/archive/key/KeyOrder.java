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
 * server that wrote them; of keys with a text those are remembered that share all that stands before it.
 */
public final class KeyOrder {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Predicate<String> NUMBER = Pattern.compile("-?[0-9]{1,20}").asMatchPredicate();

    private final List<String> columns;
    private final int ordered;
    private final Set<List<String>> alike = new HashSet<>();
    private @Nullable List<String> last;

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
        this.ordered = (int) key.stream().takeWhile(KeyColumn::isOrdered).count();
    }

    /**
     * Takes the next row, a JSON object.
     *
     * @throws tools.jackson.core.JacksonException where it is none
     */
    public Step next(String row) {
        List<String> key = read(row);
        int risen = last == null ? 1 : compare(key, last);
        if (risen < 0) {
            return Step.BACK;
        }
        if (risen > 0) {
            alike.clear();
            last = key;
        }
        return alike.add(key.subList(ordered, key.size())) ? Step.NEW : Step.AGAIN;
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

    private int compare(List<String> one, List<String> other) {
        int compared = 0;
        for (int position = 0; compared == 0 && position < ordered; position++) {
            compared = compare(one.get(position), other.get(position));
        }
        return compared;
    }

    /** Ids as PostgreSQL orders them, by their bytes; whole numbers by their value. */
    private static int compare(String one, String other) {
        boolean isNumber = NUMBER.test(one) && NUMBER.test(other);
        return isNumber
            ? new BigInteger(one).compareTo(new BigInteger(other))
            : one.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
    }
}
