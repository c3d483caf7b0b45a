package io.acore.scaffold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.acore.base.NullMarkedPackages;

@AnalyzeClasses(
    packages = "io.acore.scaffold",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyTemplatesKnowJinja =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.acore.scaffold.template..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.hubspot..")
          .because("another engine must stay one class");

  @ArchTest
  static final ArchRule knowsNoConstructsAndNoCli =
      noClasses()
          .that()
          .resideInAPackage("io.acore.scaffold..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.acore.cli..", "io.acore.constructs..", "com.hashicorp..")
          .because("it makes files and nothing else");

  @ArchTest static final ArchRule everyPackageIsNullMarked = NullMarkedPackages.RULE;
}
