package io.acore.localcloud.web;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;

/** A policy for response headers. */
record ResponseHeaders(Map<String, Header> headers) {

  /**
   * One header.
   *
   * @param override whether it replaces what the origin said
   */
  record Header(String value, boolean override) {}

  static ResponseHeaders none() {
    return new ResponseHeaders(Map.of());
  }

  static ResponseHeaders of(Element policy) {
    Map<String, Header> headers = new LinkedHashMap<>();
    add(headers, policy, "ContentSecurityPolicy", "content-security-policy");
    add(headers, policy, "ReferrerPolicy", "referrer-policy");
    for (Element each : Distributions.all(policy, "FrameOptions")) {
      headers.put("x-frame-options", header(each, Distributions.text(each, "FrameOption")));
    }
    for (Element each : Distributions.all(policy, "ContentTypeOptions")) {
      headers.put("x-content-type-options", header(each, "nosniff"));
    }
    for (Element each : Distributions.all(policy, "StrictTransportSecurity")) {
      headers.put(
          "strict-transport-security",
          header(
              each,
              "max-age="
                  + Distributions.text(each, "AccessControlMaxAgeSec")
                  + "; includeSubDomains; preload"));
    }
    for (Element each : Distributions.all(policy, "ResponseHeadersPolicyCustomHeader")) {
      headers.put(
          Distributions.text(each, "Header"), header(each, Distributions.text(each, "Value")));
    }
    return new ResponseHeaders(headers);
  }

  // The outer element and the one inside it with the text have the same name.
  private static void add(Map<String, Header> headers, Element policy, String name, String header) {
    String value = "";
    boolean override = false;
    for (Element each : Distributions.all(policy, name)) {
      if (each.getElementsByTagName("Override").getLength() > 0) {
        override = Distributions.text(each, "Override").equals("true");
      } else {
        value = each.getTextContent();
      }
    }
    if (!value.isEmpty()) {
      headers.put(header, new Header(value, override));
    }
  }

  private static Header header(Element element, String value) {
    return new Header(value, Distributions.text(element, "Override").equals("true"));
  }

  void put(HeaderMap response) {
    headers.forEach(
        (name, header) -> {
          HttpString key = new HttpString(name);
          if (header.override() || !response.contains(key)) {
            response.put(key, header.value());
          }
        });
  }
}
