package io.acore.localcloud.signin;

import java.util.List;
import java.util.Optional;

/** Somebody to sign in as. */
record TestUser(String id, String name, String tenant, List<String> roles) {
  static final List<TestUser> ALL =
      List.of(
          new TestUser("ada", "Ada Admin", "acme", List.of("admin", "user")),
          new TestUser("ben", "Ben User", "acme", List.of("user")),
          new TestUser("cleo", "Cleo Admin", "globex", List.of("admin", "user")));

  static Optional<TestUser> find(String id) {
    return ALL.stream().filter(user -> user.id.equals(id)).findFirst();
  }

  String email() {
    return id + "@" + tenant + ".example";
  }
}
