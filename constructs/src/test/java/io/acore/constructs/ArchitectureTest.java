package io.acore.constructs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.acore.base.NullMarkedPackages;

@AnalyzeClasses(
    packages = "io.acore.constructs",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule pointsOnlyToBase =
      noClasses()
          .that()
          .resideInAPackage("io.acore.constructs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.acore.stacks..", "io.acore.packaging..", "io.acore.cli..")
          .because("constructs are a library that knows neither acore.yaml nor the command line");

  @ArchTest static final ArchRule everyPackageIsNullMarked = NullMarkedPackages.RULE;
}
