package io.acore.stacks.deploy;

import io.acore.stacks.plan.Catalogue;
import io.acore.stacks.terraform.Event;
import io.acore.stacks.terraform.Narrator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Terraform's voice, with the stack's resources by name. */
public final class Narration implements Narrator {
  /** What Terraform says about a part of a stack being applied; the user asked for that part. */
  private static final List<String> KNOWN =
      List.of("Resource targeting is in effect", "Applied changes may be incomplete");

  private final Catalogue catalogue;
  private final Talk talk;
  private final Set<String> warned = new HashSet<>();

  public Narration(Catalogue catalogue, Talk talk) {
    this.catalogue = catalogue;
    this.talk = talk;
  }

  @Override
  public void say(String line) {
    talk.say(line);
  }

  @Override
  public synchronized void warn(Event.Diagnosed warning) {
    if (KNOWN.contains(warning.summary()) || !warned.add(warning.summary())) {
      return;
    }
    String subject = warning.address().isEmpty() ? "" : nameOf(warning.address()) + ": ";
    String detail = warning.detail().lines().findFirst().map(line -> ": " + line).orElse("");
    talk.say("note: " + subject + warning.summary() + detail);
  }

  @Override
  public String nameOf(String address) {
    return catalogue.at(address).words();
  }
}
