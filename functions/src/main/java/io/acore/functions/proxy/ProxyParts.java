package io.acore.functions.proxy;

import io.acore.functions.access.AccessPolicy;
import io.acore.functions.audit.AuditLog;
import io.acore.functions.http.PublicOrigin;
import io.acore.functions.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** What the proxy function is made of; conversations and files only where a deployment has them. */
record ProxyParts(
    Settings settings,
    Agent agent,
    CallLimit limit,
    Optional<Conversations> conversations,
    Optional<Files> files,
    AccessPolicy access,
    PublicOrigin origin,
    AuditLog audit,
    SecureRandom random,
    Clock clock) {}
