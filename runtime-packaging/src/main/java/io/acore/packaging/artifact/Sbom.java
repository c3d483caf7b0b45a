package io.acore.packaging.artifact;

import io.acore.base.Sha256;
import io.acore.packaging.python.InstalledPackage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The bill of materials, CycloneDX 1.5.
 *
 * <p>It has no time stamp and its serial number comes from the content, so the same package has the
 * same bill.
 */
public final class Sbom {
  private Sbom() {}

  public static Map<String, Object> of(
      Sha256 sha256, List<InstalledPackage> packages, String name) {
    Map<String, Object> bom = new TreeMap<>();
    bom.put("bomFormat", "CycloneDX");
    bom.put("specVersion", "1.5");
    bom.put("version", 1);
    bom.put(
        "serialNumber",
        "urn:uuid:" + UUID.nameUUIDFromBytes(sha256.hex().getBytes(StandardCharsets.UTF_8)));
    bom.put("metadata", Map.of("component", application(sha256, name)));
    bom.put("components", packages.stream().map(Sbom::component).toList());
    return bom;
  }

  private static Map<String, Object> application(Sha256 sha256, String name) {
    Map<String, Object> component = new TreeMap<>();
    component.put("type", "application");
    component.put("name", name);
    component.put("version", sha256.shortened());
    component.put("hashes", List.of(Map.of("alg", "SHA-256", "content", sha256.hex())));
    return component;
  }

  private static Map<String, Object> component(InstalledPackage installed) {
    String name = installed.name().replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    String reference = "pkg:pypi/" + name + "@" + installed.version();
    Map<String, Object> component = new TreeMap<>();
    component.put("type", "library");
    component.put("bom-ref", reference);
    component.put("name", installed.name());
    component.put("version", installed.version());
    component.put("purl", reference);
    List<Map<String, String>> properties = new ArrayList<>();
    properties.add(Map.of("name", "acore:files", "value", "" + installed.files()));
    properties.add(Map.of("name", "acore:bytes", "value", "" + installed.bytes()));
    component.put("properties", properties);
    return component;
  }
}
