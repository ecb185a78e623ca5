package io.quelyos.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments of the form {@code --name=value} or {@code --name}; each is taken once, and what is left is a mistake. */
public final class NamedArguments {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Takes them apart; a later one of the same name replaces the earlier. */
    public NamedArguments(List<String> arguments) {
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                throw new IllegalArgumentException("arguments look like --rounds=5, not like " + argument);
            }
            int end = argument.indexOf('=');
            values.put(
                end < 0 ? argument.substring(2) : argument.substring(2, end),
                end < 0 ? "" : argument.substring(end + 1)
            );
        }
    }

    /** Whether it is there. */
    public boolean flag(String name) {
        return values.remove(name) != null;
    }

    /** Its text. */
    public String text(String name, String otherwise) {
        String value = values.remove(name);
        return value == null ? otherwise : value;
    }

    /** Its number. */
    public int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    /** Ends the run where an argument was not taken. */
    public void refuseUnknown() {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("unknown arguments " + values.keySet() + "; bench/README.md lists them");
        }
    }
}
