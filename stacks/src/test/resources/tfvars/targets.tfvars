agent_name = "my-agent"
region = "eu-west-1"
runtime_source_path = "."
mcp_targets = [
  {
    name             = "search"
    function_name    = "search"
    tool_schema_file = "search.json"
  },
  { name = "api", openapi = { schema_file = "api.yaml" } },
]
