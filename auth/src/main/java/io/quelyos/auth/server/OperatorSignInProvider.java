package io.quelyos.auth.server;

import io.quelyos.auth.account.EmailAddress;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.persistence.account.IssuerAccountMapper;
import io.quelyos.persistence.account.OperatorAccountRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Signs operators in on the embedded issuer's own page. The principal is the account's id, which becomes the subject. */
final class OperatorSignInProvider implements AuthenticationProvider {

    private static final SignInRealm REALM = new SignInRealm.Operators();

    private final IssuerAccountMapper accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    OperatorSignInProvider(IssuerAccountMapper accounts, Passwords passwords, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String typed = authentication.getName();
        String address = String.valueOf(
            authentication.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : ""
        );
        String email = EmailAddress.normalize(typed);
        String counted = email == null ? typed : email;
        if (throttle.count(REALM, counted, address).isPresent()) {
            throw new LockedException("too many attempts");
        }
        try {
            OperatorAccountRow account = email == null ? null : accounts.findOperatorByEmail(email);
            boolean isRight = passwords.verify(
                String.valueOf(authentication.getCredentials()),
                account == null ? null : account.passwordHash()
            );
            if (!isRight || account == null || !account.isActive()) {
                throw new BadCredentialsException("not accepted");
            }
            throttle.succeeded(REALM, counted, address);
            return UsernamePasswordAuthenticationToken.authenticated(
                account.id().toString(),
                null,
                authorities(account.permissions())
            );
        } catch (ApiException | DataAccessException exception) {
            throttle.undecided(REALM, counted, address);
            throw new AuthenticationServiceException("the sign-in does not work at the moment", exception);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static Collection<GrantedAuthority> authorities(List<String> permissions) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        permissions.forEach(permission -> authorities.add(new SimpleGrantedAuthority(permission)));
        authorities.add(
            FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(Instant.now())
                .build()
        );
        return authorities;
    }
}
