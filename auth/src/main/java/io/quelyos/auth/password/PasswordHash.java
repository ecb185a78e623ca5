package io.quelyos.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Prints the hash of the password on the first line of its input: for the first account, which no other one can make. */
public final class PasswordHash {

    private PasswordHash() {}

    /** Reads, hashes, prints. */
    public static void main(String[] arguments) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(of(input.readLine()));
    }

    static String of(@Nullable String password) {
        var passwords = new Passwords(new PasswordSettings(1, Duration.ofSeconds(1)));
        if (password == null || !passwords.isAcceptable(password)) {
            throw new IllegalArgumentException("A password has 8 to 256 characters, and not only blanks.");
        }
        return passwords.hash(password);
    }
}
