package io.quelyos.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What is measured: a document for the server and, for the reference, a statement with the same answer. */
enum Workload {
    /** A product by its slug with options, variants, prices, availability, images and category. */
    PRODUCT_PAGE("product-page"),
    /** Twenty products of a category by price, the first or the second page. */
    PRODUCT_LIST("product-list"),
    /** Navigation, what is put forward, and the tree of categories, in one document. */
    HOME("home"),
    /** Fifty products of a category with articles, stock, reviews and their authors. */
    DEEP("deep"),
    /** The twenty products that answer two words best. */
    SEARCH("search");

    private final String label;
    private final String document;
    private final String sql;

    Workload(String label) {
        this.label = label;
        this.document = Resources.text(label + ".graphql");
        this.sql = Resources.text(label + ".sql");
    }

    String label() {
        return label;
    }

    String document() {
        return document;
    }

    String sql() {
        return sql;
    }

    /** Sets the parameters of the statement. */
    void bind(PreparedStatement statement, Question question) throws SQLException {
        statement.setString(1, Catalogue.tenantId(question.tenant()).toString());
        if (this != HOME) {
            statement.setString(2, question.slug());
        }
        if (this == PRODUCT_LIST) {
            statement.setLong(3, question.place().priceMinor());
            statement.setObject(4, question.place().id());
        }
        if (this == SEARCH) {
            statement.setArray(3, statement.getConnection().createArrayOf("text", parts(question.slug())));
        }
    }

    /** The words as the server asks the database for them: each in singular and plural, the last one as a beginning too. */
    private static String[] parts(String words) {
        String[] parts = words.split(" ");
        for (int index = 0; index < parts.length; index++) {
            String word = "'" + parts[index] + "'";
            String plural = "'" + parts[index] + "s'";
            String beginning = index == parts.length - 1 ? " | " + word + ":*" : "";
            parts[index] = "(" + word + " | " + plural + beginning + ")";
        }
        return parts;
    }
}
