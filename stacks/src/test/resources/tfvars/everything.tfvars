/* A comment
   over two lines */
agent_name = "caf\u00e9 \"quoted\" $${not.replaced}" # behind
region = "us-east-1"
owner = 12
app_id = null
enable_gatway = true
memory_type = "BOTH"
log_retention_days = "30"
aws_provider_version = <<-EOT
  ~> 5.100
EOT
mcp_targets = {
  search = { lambda_arn = "arn:aws:lambda:us-east-1:123456789012:function:search", description = "Find: things" }
  files  = { lambda_arn = data.aws_lambda_function.files.arn }
}
tags = { a = "yes", b = "1.10", c = true, "d" : "x" }
bedrock_region = var.region == "us-east-1" ? "us-west-2" : var.region
enable_memory = false
