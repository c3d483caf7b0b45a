package io.acore.base;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** A rule of every module. */
public final class NullMarkedPackages {
  public static final ArchRule RULE =
      classes()
          .should()
          .beAssignableTo(
              DescribedPredicate.describe(
                  "live in a package that is @NullMarked",
                  (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class)))
          .because("NullAway looks only at marked packages");

  private NullMarkedPackages() {}
}
