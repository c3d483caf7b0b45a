package io.acore.base;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.acore.base", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.acore.base..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.acore.constructs..",
              "io.acore.stacks..",
              "io.acore.packaging..",
              "io.acore.cli..")
          .because("every module builds on base");

  @ArchTest static final ArchRule everyPackageIsNullMarked = NullMarkedPackages.RULE;
}
