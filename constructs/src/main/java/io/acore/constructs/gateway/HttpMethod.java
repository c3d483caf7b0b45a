package io.acore.constructs.gateway;

/** The methods of a REST API that can become tools. */
public enum HttpMethod {
  DELETE,
  GET,
  HEAD,
  OPTIONS,
  PATCH,
  POST,
  PUT
}
