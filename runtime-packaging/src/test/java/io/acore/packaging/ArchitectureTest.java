package io.acore.packaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.acore.base.NullMarkedPackages;

@AnalyzeClasses(packages = "io.acore", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule DEPENDS_ON_BASE_ALONE =
      classes()
          .that()
          .resideInAPackage("io.acore.packaging..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.acore.packaging..",
              "io.acore.base..",
              "java..",
              "com.fasterxml.jackson..",
              "com.google.cloud.tools.jib..",
              "org.apache.commons.compress..",
              "org.jspecify..")
          .because("packaging knows nothing of constructs, stacks or the command line");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.acore.packaging.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule everyPackageIsNullMarked = NullMarkedPackages.RULE;
}
