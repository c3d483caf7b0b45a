# The framework's own example
agent_name          = "my-research-agent"
region              = "us-east-1"
environment         = "dev"
runtime_source_path = "../my-agent"
agentcore_region    = ""
bedrock_region      = ""
bff_region          = ""
bff_agentcore_runtime_arn = ""

# Enable features
enable_gateway          = true
enable_code_interpreter = true
enable_browser          = "true"
enable_memory           = true

// Composition
mcp_targets = module.mcp_servers.mcp_targets

enable_weave = true
weave_project_name = "my-agent-${var.environment}"

tags = {
  Project     = "research-agent"
  Environment = "dev"
  "cost:center" = 42
}
