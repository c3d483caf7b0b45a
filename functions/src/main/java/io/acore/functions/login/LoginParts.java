package io.acore.functions.login;

import io.acore.functions.access.AccessPolicy;
import io.acore.functions.audit.AuditLog;
import io.acore.functions.http.PublicOrigin;
import io.acore.functions.member.MemberStore;
import io.acore.functions.oidc.Providers;
import io.acore.functions.secret.TokenCipher;
import io.acore.functions.session.LoginStore;
import io.acore.functions.session.SessionGuard;
import io.acore.functions.session.SessionStore;
import io.acore.functions.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;

/** What the login function is made of. */
public record LoginParts(
    Settings settings,
    Providers providers,
    LoginStore logins,
    SessionStore sessions,
    SessionGuard guard,
    MemberStore members,
    AccessPolicy access,
    TokenCipher cipher,
    PublicOrigin origin,
    AuditLog audit,
    SecureRandom random,
    Clock clock) {}
