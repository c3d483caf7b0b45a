package io.acore.stacks.lint;

/**
 * One thing that is unsafe.
 *
 * @param rule its name
 * @param level {@code error} or {@code warning}
 * @param address of the resource: {@code aws_s3_bucket.deployments}
 * @param message what is wrong
 * @param fix what to do
 * @param file the Terraform file, as it is to be shown
 * @param line in that file, from 1
 */
public record Finding(
    String rule, String level, String address, String message, String fix, String file, int line) {

  String text() {
    return level + " " + rule + ": " + address + ": " + message + "\n  fix: " + fix + "\n";
  }
}
