package io.acore.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.acore.base.NullMarkedPackages;

@AnalyzeClasses(packages = "io.acore.cli", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsNoCdktf =
      noClasses()
          .that()
          .resideInAPackage("io.acore.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.hashicorp..", "software.amazon.jsii..", "io.acore.constructs..")
          .because("a command is options in, one call, result out");

  @ArchTest
  static final ArchRule startsNoProcess =
      noClasses()
          .that()
          .resideInAPackage("io.acore.cli..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.ProcessBuilder")
          .because("only ProcessRunner starts processes");

  @ArchTest static final ArchRule everyPackageIsNullMarked = NullMarkedPackages.RULE;
}
