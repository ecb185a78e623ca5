package io.quelyos.bff.house;

/**
 * A place where a rule is broken.
 *
 * @param place the class, or the package where the rule is about packages
 */
record Finding(HouseRule rule, String place, String what) {
    /** The line by which an exception names it. */
    String key() {
        return rule + " " + place;
    }
}
