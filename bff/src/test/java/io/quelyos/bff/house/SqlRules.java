package io.quelyos.bff.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** What is asked of the SQL on mappers' methods: nothing pasted in, no columns by chance, no list without an end. */
final class SqlRules {

    private static final Pattern STAR = Pattern.compile("select\\s+([a-z_]+\\.)?\\*");
    private static final Pattern LIMIT = Pattern.compile("\\blimit\\s+(#\\{|[0-9])");
    /** As many rows as keys were given. */
    private static final Pattern BY_KEYS = Pattern.compile("= any\\s*\\(#\\{");

    private SqlRules() {}

    static List<String> broken(JavaClass type) {
        List<String> broken = new ArrayList<>();
        for (JavaMethod method : type.getMethods()) {
            String sql = sql(method).toLowerCase(Locale.ROOT);
            if (sql.contains("${")) {
                broken.add(method.getName() + " pastes text into its SQL by ${");
            }
            if (STAR.matcher(sql).find()) {
                broken.add(method.getName() + " selects *");
            }
            boolean isList =
                method.tryGetAnnotationOfType(Select.class).isPresent() &&
                method.getRawReturnType().isEquivalentTo(List.class);
            boolean isFoundByKeys = method.getName().startsWith("find") && BY_KEYS.matcher(sql).find();
            if (isList && !isFoundByKeys && !LIMIT.matcher(sql).find()) {
                broken.add(method.getName() + " lists without a limit");
            }
        }
        return broken;
    }

    private static String sql(JavaMethod method) {
        return Optional.<String[]>empty()
            .or(() -> method.tryGetAnnotationOfType(Select.class).map(Select::value))
            .or(() -> method.tryGetAnnotationOfType(Insert.class).map(Insert::value))
            .or(() -> method.tryGetAnnotationOfType(Update.class).map(Update::value))
            .or(() -> method.tryGetAnnotationOfType(Delete.class).map(Delete::value))
            .map(parts -> String.join(" ", parts))
            .orElse("");
    }
}
