package io.acore.stacks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.acore.base.NullMarkedPackages;

@AnalyzeClasses(packages = "io.acore.stacks", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule onlySynthKnowsCdktf =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.acore.stacks.synth..", "io.acore.stacks.agent..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.hashicorp..", "software.amazon.jsii..", "software.constructs..")
          .because("a move to CDK Terrain must stay a rename");

  @ArchTest
  static final ArchRule agentKnowsConstructsButNotCdktf =
      noClasses()
          .that()
          .resideInAPackage("io.acore.stacks.agent..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.hashicorp..")
          .because("module wiring speaks of our constructs only");

  @ArchTest
  static final ArchRule neverPointsToTheCli =
      noClasses()
          .that()
          .resideInAPackage("io.acore.stacks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.acore.cli..")
          .because("arrows point from cli to stacks");

  @ArchTest static final ArchRule everyPackageIsNullMarked = NullMarkedPackages.RULE;
}
