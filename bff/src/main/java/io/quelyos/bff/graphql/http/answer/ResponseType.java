package io.quelyos.bff.graphql.http.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The two media types of answers, and the choice between them by the weights of the Accept header. */
public enum ResponseType {
    JSON("json"),
    GRAPHQL("graphql-response+json");

    private final String subtype;

    ResponseType(String subtype) {
        this.subtype = subtype;
    }

    String contentType() {
        return "application/" + subtype + ";charset=utf-8";
    }

    /**
     * Chooses by an Accept header.
     *
     * @return empty when the client accepts neither; JSON, the older one, when it does not care
     */
    static Optional<ResponseType> negotiate(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
        List<Choice> choices = new ArrayList<>();
        for (ResponseType type : values()) {
            type.choice(ranges).ifPresent(choices::add);
        }
        return choices
            .stream()
            .filter(choice -> choice.weight() > 0)
            .max(
                Comparator.comparingDouble(Choice::weight)
                    .thenComparing(Choice::isNamed)
                    .thenComparing(choice -> -choice.position())
                    .thenComparing(choice -> choice.type() == JSON)
            )
            .map(Choice::type);
    }

    /** Whether a client takes a stream of events; it must say so, because whoever takes anything expects one answer. */
    static boolean acceptsEvents(@Nullable String accept) {
        try {
            return (
                accept != null &&
                MediaType.parseMediaTypes(accept)
                    .stream()
                    .anyMatch(
                        range -> range.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM) && range.getQualityValue() > 0
                    )
            );
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** The most specific range that covers this type decides its weight (RFC 9110, 12.5.1). */
    private Optional<Choice> choice(List<MediaType> ranges) {
        Choice best = null;
        int bestSpecificity = -1;
        for (int position = 0; position < ranges.size(); position++) {
            MediaType range = ranges.get(position);
            int specificity = specificity(range);
            if (covers(range) && specificity > bestSpecificity) {
                best = new Choice(this, range.getQualityValue(), specificity == 2, position);
                bestSpecificity = specificity;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean covers(MediaType range) {
        String charset = range.getParameter("charset");
        boolean isReadable = charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8");
        boolean isSame = range.getType().equals("application") && range.getSubtype().equals(subtype);
        boolean isWildcard =
            range.isWildcardType() || (range.getType().equals("application") && range.getSubtype().equals("*"));
        return isReadable && (isSame || isWildcard);
    }

    private static int specificity(MediaType range) {
        return range.isWildcardType() ? 0 : range.getSubtype().equals("*") ? 1 : 2;
    }

    /**
     * What a client takes as an answer.
     *
     * @param type null where it takes no single answer
     * @param events whether it takes a stream of them
     */
    public record Accepted(@Nullable ResponseType type, boolean events) {
        /** By the Accept header. */
        public static Accepted of(HttpServletRequest request) {
            String accept = request.getHeader("Accept");
            // What programs send that do not care.
            if (accept == null || accept.equals("*/*")) {
                return new Accepted(JSON, false);
            }
            return new Accepted(negotiate(accept).orElse(null), acceptsEvents(accept));
        }

        /** Whether anything is accepted that there is. */
        public boolean isAny() {
            return type != null || events;
        }

        /** The media type of a refusal, which is written even where nobody takes it. */
        public ResponseType orJson() {
            return type == null ? JSON : type;
        }
    }

    private record Choice(ResponseType type, double weight, boolean isNamed, int position) {}
}
