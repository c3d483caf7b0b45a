package io.acore.localcloud.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

final class DistributionTest {
  private static final Origin PAGE = new Origin("my.page.s3.eu-west-1.amazonaws.com", "", Map.of());
  private static final Origin API =
      new Origin("a1b2.execute-api.eu-west-1.amazonaws.com", "/live", Map.of("x-api-key", "k"));

  @Test
  void takesTheFirstBehaviorThatFits() {
    Distribution distribution = new Distribution("index.html");
    distribution.add("/api/*", new Behavior(API, ResponseHeaders.none()));
    distribution.add("*", new Behavior(PAGE, ResponseHeaders.none()));
    assertThat(distribution.behavior("/api/a/b").orElseThrow().origin()).isEqualTo(API);
    assertThat(distribution.behavior("/apis").orElseThrow().origin()).isEqualTo(PAGE);
    assertThat(distribution.key("/")).isEqualTo("index.html");
    assertThat(distribution.key("/app.js")).isEqualTo("app.js");
  }

  @Test
  void knowsBucketsAndApisByTheirHosts() {
    assertThat(PAGE.bucket()).contains("my.page");
    assertThat(PAGE.apiPath("/x")).isEmpty();
    assertThat(API.bucket()).isEmpty();
    assertThat(API.apiPath("/api/x")).contains("/_aws/execute-api/a1b2/live/api/x");
  }

  @Test
  void putsHeadersOverThoseOfTheOriginOnlyWhereThePolicySaysSo() throws Exception {
    String policy =
        """
        <ResponseHeadersPolicy><ResponseHeadersPolicyConfig><SecurityHeadersConfig>
        <ContentSecurityPolicy><Override>true</Override>
        <ContentSecurityPolicy>default-src 'none'</ContentSecurityPolicy></ContentSecurityPolicy>
        <FrameOptions><Override>false</Override><FrameOption>DENY</FrameOption></FrameOptions>
        </SecurityHeadersConfig></ResponseHeadersPolicyConfig></ResponseHeadersPolicy>
        """;
    ResponseHeaders headers =
        ResponseHeaders.of(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement());
    HeaderMap response = new HeaderMap();
    response.put(new io.undertow.util.HttpString("content-security-policy"), "anything");
    response.put(new io.undertow.util.HttpString("x-frame-options"), "SAMEORIGIN");
    headers.put(response);
    assertThat(response.getFirst("content-security-policy")).isEqualTo("default-src 'none'");
    assertThat(response.getFirst("x-frame-options")).isEqualTo("SAMEORIGIN");
  }
}
