package io.acore.functions.tenant;

/** What the page shows of the user; never used for a decision. */
public record Profile(String name, String email) {
  private static final int MOST = 128;

  public Profile {
    name = printable(name);
    email = printable(email);
  }

  private static String printable(String text) {
    String clean = text.replaceAll("\\p{C}", " ").strip();
    return clean.length() > MOST ? clean.substring(0, MOST) : clean;
  }
}
