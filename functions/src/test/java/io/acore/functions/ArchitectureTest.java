package io.acore.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.acore.base.NullMarkedPackages;

@AnalyzeClasses(
    packages = "io.acore.functions",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnNothingOfOurs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.acore.base..",
              "io.acore.constructs..",
              "io.acore.stacks..",
              "io.acore.packaging..",
              "io.acore.localcloud..",
              "io.acore.cli..")
          .because("this code runs in Lambda and ships alone");

  @ArchTest
  static final ArchRule hasNoCycles =
      slices().matching("io.acore.functions.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheProxyMeetsTenantData =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.acore.functions.proxy..", "io.acore.functions.streaming..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon.awssdk.services.s3..",
              "software.amazon.awssdk.services.sts..",
              "software.amazon.awssdk.services.bedrockagentcore..")
          .because("tenant data is reached with tenant credentials only, and they are made there");

  @ArchTest
  static final ArchRule proxyKnowsNoSessionsAndNoProviders =
      noClasses()
          .that()
          .resideInAPackage("io.acore.functions.proxy..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.acore\\.functions\\.(oidc|login|member)\\..*|.*\\.SessionStore")
          .because("the function that meets prompts must not be able to reach a token");

  @ArchTest static final ArchRule everyPackageIsNullMarked = NullMarkedPackages.RULE;
}
