package io.acore.localcloud.web;

import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Looks distributions up in moto, by the first word of their host. */
final class Distributions {
  private static final String API = "/2020-05-31/";
  private static final String REGION = "us-east-1";

  private final AwsCalls aws;
  private final Map<String, Distribution> known = new HashMap<>();

  Distributions(AwsCalls aws) {
    this.aws = aws;
  }

  /** What was looked up may have changed. */
  synchronized void forget() {
    known.clear();
  }

  synchronized Optional<Distribution> find(String label) throws IOException {
    if (!known.containsKey(label)) {
      for (Element each : all(read("distribution"), "DistributionSummary")) {
        Element whole = read("distribution/" + text(each, "Id"));
        known.put(text(each, "DomainName").replaceFirst("[.].*", ""), distribution(whole));
      }
    }
    return Optional.ofNullable(known.get(label));
  }

  private Distribution distribution(Element whole) throws IOException {
    Map<String, Origin> origins = new HashMap<>();
    for (Element origin : all(whole, "Origin")) {
      origins.put(
          text(origin, "Id"),
          new Origin(text(origin, "DomainName"), text(origin, "OriginPath"), headers(origin)));
    }
    Distribution distribution = new Distribution(text(whole, "DefaultRootObject"));
    for (Element behavior : all(whole, "CacheBehavior")) {
      distribution.add(text(behavior, "PathPattern"), behavior(behavior, origins));
    }
    for (Element behavior : all(whole, "DefaultCacheBehavior")) {
      distribution.add("*", behavior(behavior, origins));
    }
    return distribution;
  }

  private static Map<String, String> headers(Element origin) {
    Map<String, String> headers = new HashMap<>();
    for (Element header : all(origin, "OriginCustomHeader")) {
      headers.put(text(header, "HeaderName"), text(header, "HeaderValue"));
    }
    return headers;
  }

  private Behavior behavior(Element element, Map<String, Origin> origins) throws IOException {
    Origin origin = origins.get(text(element, "TargetOriginId"));
    if (origin == null) {
      throw new IOException("a behavior without an origin");
    }
    String policy = text(element, "ResponseHeadersPolicyId");
    return new Behavior(
        origin,
        policy.isEmpty()
            ? ResponseHeaders.none()
            : ResponseHeaders.of(read("response-headers-policy/" + policy)));
  }

  private Element read(String path) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(aws.content("cloudfront", REGION, API + path)))
          .getDocumentElement();
    } catch (AwsFailure | ParserConfigurationException | SAXException e) {
      throw new IOException("moto does not describe its distributions", e);
    }
  }

  /** All elements of that name below; the name of the one asked is never its own child's. */
  static Iterable<Element> all(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    java.util.List<Element> elements = new java.util.ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      if (found.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** The text of the first element of that name below; empty when there is none. */
  static String text(Element parent, String name) {
    Node first = parent.getElementsByTagName(name).item(0);
    return first == null ? "" : first.getTextContent();
  }
}
