package io.acore.localcloud;

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
          .resideInAPackage("io.acore.localcloud..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.acore.localcloud..",
              "io.acore.base..",
              "java..",
              "javax.crypto..",
              "javax.xml.parsers..",
              "org.w3c.dom..",
              "org.xml.sax..",
              "com.cedarpolicy..",
              "com.google.common..",
              "com.fasterxml.jackson..",
              "io.undertow..",
              "org.xnio..",
              "org.jspecify..",
              "org.snakeyaml..")
          .because("the local cloud answers clients; it knows nothing of what we send it");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.acore.localcloud.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule everyPackageIsNullMarked = NullMarkedPackages.RULE;
}
