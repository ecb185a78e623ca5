package io.quelyos.bff.pricing.vat;

import java.math.BigInteger;

/** Check digits of VAT numbers, for the countries that publish how theirs are made. */
final class VatChecks {

    private static final String FRENCH_KEYS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String SPANISH_PERSONS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String SPANISH_FOREIGNERS = "XYZ";
    private static final String SPANISH_BODIES = "ABCDEFGHJNPQRSUVW";
    private static final String SPANISH_BODY_LETTERS = "JABCDEFGHI";
    /** Bodies whose last sign is always a letter, and those where it is always a digit; for others it may be either. */
    private static final String SPANISH_WITH_LETTER = "NPQRSW";
    private static final String SPANISH_WITH_DIGIT = "ABEH";

    private VatChecks() {}

    /** Whether the check digits of a number of the right form are right; always so where none are published. */
    static boolean isRight(String letters, String number) {
        return switch (letters) {
            case "FR" -> french(number);
            case "BE" -> number(number, 8, 10) == 97 - (number(number, 0, 8) % 97);
            case "DE" -> german(number);
            case "LU" -> number(number, 6, 8) == number(number, 0, 6) % 89;
            case "IT" -> italian(number);
            case "ES" -> spanish(number);
            case "NL" -> dutch(number);
            default -> true;
        };
    }

    /** Two key signs before a SIREN: {@code (12 + 3 × (SIREN mod 97)) mod 97}, or the newer form with letters. */
    private static boolean french(String number) {
        long siren = number(number, 2, 11);
        char first = number.charAt(0);
        char second = number.charAt(1);
        if (isDigit(first) && isDigit(second)) {
            return number(number, 0, 2) == (12 + 3 * (siren % 97)) % 97;
        }
        int high = FRENCH_KEYS.indexOf(first);
        int low = FRENCH_KEYS.indexOf(second);
        int key = isDigit(first) ? high * 24 + low - 10 : high * 34 + low - 100;
        return (siren + 1 + key / 11) % 11 == key % 11;
    }

    /** ISO 7064, Mod 11,10. */
    private static boolean german(String number) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (digit(number, i) + product) % 10;
            product = (2 * (sum == 0 ? 10 : sum)) % 11;
        }
        return digit(number, 8) == (11 - product) % 10;
    }

    /** Luhn's sum; the three digits before the check digit are the number of a tax office. */
    private static boolean italian(String number) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            int digit = digit(number, i);
            int doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        long office = number(number, 7, 10);
        boolean isOffice =
            (office >= 1 && office <= 100) || office == 120 || office == 121 || office == 888 || office == 999;
        return sum % 10 == 0 && isOffice && number(number, 0, 7) > 0;
    }

    /** DNI and NIE for persons (number mod 23), the older K, L and M, and CIF for bodies (Luhn's sum). */
    private static boolean spanish(String number) {
        char first = number.charAt(0);
        char last = number.charAt(8);
        if (isDigit(first)) {
            return last == spanishPerson(number(number, 0, 8));
        }
        int foreigner = SPANISH_FOREIGNERS.indexOf(first);
        if (foreigner >= 0) {
            return last == spanishPerson(foreigner * 10_000_000L + number(number, 1, 8));
        }
        if ("KLM".indexOf(first) >= 0) {
            return last == spanishPerson(number(number, 1, 8));
        }
        if (SPANISH_BODIES.indexOf(first) < 0) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i < 8; i++) {
            int digit = digit(number, i);
            int doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        int check = (10 - (sum % 10)) % 10;
        boolean isLetter = last == SPANISH_BODY_LETTERS.charAt(check);
        boolean isDigit = last == Character.forDigit(check, 10);
        return (
            (isLetter && SPANISH_WITH_DIGIT.indexOf(first) < 0) || (isDigit && SPANISH_WITH_LETTER.indexOf(first) < 0)
        );
    }

    private static char spanishPerson(long number) {
        return SPANISH_PERSONS.charAt((int) (number % 23));
    }

    /** The eleven test of citizens' and companies' numbers, or since 2020 mod 97 of the whole with its letters. */
    private static boolean dutch(String number) {
        return dutchElevens(number) || dutchModulo97(number);
    }

    private static boolean dutchElevens(String number) {
        if (
            !number
                .substring(0, 9)
                .chars()
                .allMatch(sign -> isDigit((char) sign))
        ) {
            return false;
        }
        int sum = -digit(number, 8);
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * digit(number, i);
        }
        return sum % 11 == 0 && number(number, 0, 9) > 0;
    }

    private static boolean dutchModulo97(String number) {
        var digits = new StringBuilder();
        for (char sign : ("NL" + number).toCharArray()) {
            switch (sign) {
                case '+' -> digits.append(36);
                case '*' -> digits.append(37);
                default -> digits.append(Character.digit(sign, 36));
            }
        }
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValueExact() == 1;
    }

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }

    private static long number(String number, int from, int to) {
        return Long.parseLong(number.substring(from, to));
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
