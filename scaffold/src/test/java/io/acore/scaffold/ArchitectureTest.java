package io.acore.scaffold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

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

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should()
          .beAssignableTo(
              DescribedPredicate.describe(
                  "live in a package that is @NullMarked",
                  (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class)))
          .because("NullAway looks only at marked packages");
}
