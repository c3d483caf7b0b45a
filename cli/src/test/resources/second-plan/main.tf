# One resource of every type that acore's stacks have, applied to the local cloud by SecondPlanIT: the plan after it has
# to be empty. What moto gets wrong of these is mended in local-cloud's gaps.py.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "function" {
  description = "A zip with anything in it"
}

provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = { AppID = "plan", ManagedBy = "acore" }
  }
}

data "aws_caller_identity" "me" {}
data "aws_partition" "here" {}

locals {
  account = data.aws_caller_identity.me.account_id
}

resource "aws_iam_role" "role" {
  name = "second-plan"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["lambda.amazonaws.com", "bedrock-agentcore.amazonaws.com"] } }]
  })
}

resource "aws_iam_role_policy" "policy" {
  name   = "own"
  role   = aws_iam_role.role.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["logs:PutLogEvents"], Resource = "arn:aws:logs:*:${local.account}:log-group:/a:*" }] })
}

resource "aws_kms_key" "key" {
  description             = "second plan"
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Account", Effect = "Allow", Principal = { AWS = "arn:aws:iam::${local.account}:root" }, Action = "kms:*", Resource = "*" }]
  })
}

resource "aws_kms_alias" "alias" {
  name          = "alias/second-plan"
  target_key_id = aws_kms_key.key.key_id
}

resource "aws_s3_bucket" "bucket" {
  bucket        = "second-plan-${local.account}"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "block" {
  bucket                  = aws_s3_bucket.bucket.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "encryption" {
  bucket = aws_s3_bucket.bucket.id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.key.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "versions" {
  bucket = aws_s3_bucket.bucket.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_policy" "tls" {
  bucket = aws_s3_bucket.bucket.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly", Effect = "Deny", Principal = "*", Action = "s3:*",
      Resource  = [aws_s3_bucket.bucket.arn, "${aws_s3_bucket.bucket.arn}/*"],
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_s3_bucket_lifecycle_configuration" "lifecycle" {
  bucket = aws_s3_bucket.bucket.id
  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    noncurrent_version_expiration {
      noncurrent_days = 30
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
  depends_on = [aws_s3_bucket_versioning.versions]
}

resource "aws_s3_object" "object" {
  bucket      = aws_s3_bucket.bucket.id
  key         = "code/function.zip"
  source      = var.function
  source_hash = filesha256(var.function)
  tags        = { Sha = "1" }
  override_provider {
    default_tags {
      tags = {}
    }
  }
}

resource "aws_cloudwatch_log_group" "group" {
  name              = "/aws/lambda/second-plan"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_resource_policy" "policy" {
  policy_name     = "second-plan"
  policy_document = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "delivery.logs.amazonaws.com" }, Action = ["logs:PutLogEvents"], Resource = "${aws_cloudwatch_log_group.group.arn}:*" }] })
}

resource "aws_cloudwatch_log_delivery_source" "source" {
  name         = "second-plan"
  log_type     = "APPLICATION_LOGS"
  resource_arn = "arn:aws:bedrock-agentcore:eu-central-1:${local.account}:memory/notes-0123456789"
}

resource "aws_cloudwatch_log_delivery_destination" "destination" {
  name = "second-plan"
  delivery_destination_configuration {
    destination_resource_arn = aws_cloudwatch_log_group.group.arn
  }
}

resource "aws_cloudwatch_log_delivery" "delivery" {
  delivery_source_name     = aws_cloudwatch_log_delivery_source.source.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.destination.arn
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name          = "second-plan"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  dimensions          = { FunctionName = aws_lambda_function.function.function_name }
  alarm_actions       = [aws_sns_topic.topic.arn]
}

resource "aws_cloudwatch_dashboard" "dashboard" {
  dashboard_name = "second-plan"
  dashboard_body = jsonencode({ widgets = [{ type = "text", x = 0, y = 0, width = 6, height = 3, properties = { markdown = "hello" } }] })
}

resource "aws_sns_topic" "topic" {
  name              = "second-plan"
  kms_master_key_id = aws_kms_key.key.arn
}

resource "aws_sns_topic_policy" "policy" {
  arn    = aws_sns_topic.topic.arn
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "cloudwatch.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.topic.arn }] })
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.topic.arn
  protocol  = "email"
  endpoint  = "someone@example.com"
}

resource "aws_ssm_parameter" "parameter" {
  name           = "/second/plan"
  type           = "String"
  insecure_value = "value"
}

resource "aws_bedrock_guardrail" "guardrail" {
  name                      = "second-plan"
  description               = "text"
  blocked_input_messaging   = "no"
  blocked_outputs_messaging = "no"
  kms_key_arn               = aws_kms_key.key.arn
  content_policy_config {
    filters_config {
      type            = "HATE"
      input_strength  = "HIGH"
      output_strength = "MEDIUM"
    }
  }
  topic_policy_config {
    topics_config {
      name       = "money"
      definition = "advice on money"
      examples   = ["what should I buy?"]
      type       = "DENY"
    }
  }
  word_policy_config {
    managed_word_lists_config {
      type = "PROFANITY"
    }
    words_config {
      text = "word"
    }
  }
  sensitive_information_policy_config {
    pii_entities_config {
      action = "BLOCK"
      type   = "NAME"
    }
    regexes_config {
      name        = "number"
      description = "the provider demands one"
      pattern     = "[0-9]{9}"
      action      = "ANONYMIZE"
    }
  }
  contextual_grounding_policy_config {
    filters_config {
      type      = "GROUNDING"
      threshold = 0.7
    }
  }
}

resource "aws_bedrock_guardrail_version" "version" {
  guardrail_arn = aws_bedrock_guardrail.guardrail.guardrail_arn
  description   = "first"
}

resource "aws_bedrock_inference_profile" "profile" {
  name = "second-plan"
  model_source {
    copy_from = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0"
  }
}

resource "aws_lambda_function" "function" {
  function_name    = "second-plan"
  role             = aws_iam_role.role.arn
  runtime          = "java21"
  architectures    = ["arm64"]
  handler          = "example.Handler"
  filename         = var.function
  source_code_hash = filebase64sha256(var.function)
  memory_size      = 512
  timeout          = 30
  publish          = true
  environment {
    variables = { A = "b" }
  }
  snap_start {
    apply_on = "PublishedVersions"
  }
  tracing_config {
    mode = "Active"
  }
  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }
  depends_on = [aws_cloudwatch_log_group.group]
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.function.function_name
  function_version = aws_lambda_function.function.version
}

resource "aws_lambda_permission" "permission" {
  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.function.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*"
}

resource "aws_lambda_event_source_mapping" "mapping" {
  event_source_arn                   = aws_sqs_queue.queue.arn
  function_name                      = aws_lambda_alias.live.arn
  batch_size                         = 5
  maximum_batching_window_in_seconds = 1
  function_response_types            = ["ReportBatchItemFailures"]
}

resource "aws_sqs_queue" "dead" {
  name                      = "second-plan-dead"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "queue" {
  name                       = "second-plan"
  visibility_timeout_seconds = 180
  sqs_managed_sse_enabled    = true
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 })
}

resource "aws_dynamodb_table" "table" {
  name         = "second-plan"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "pk"
  range_key    = "sk"
  attribute {
    name = "pk"
    type = "S"
  }
  attribute {
    name = "sk"
    type = "S"
  }
  ttl {
    attribute_name = "expires"
    enabled        = true
  }
  point_in_time_recovery {
    enabled = true
  }
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.key.arn
  }
}

resource "aws_secretsmanager_secret" "secret" {
  name                    = "second-plan"
  recovery_window_in_days = 0
}

resource "aws_api_gateway_rest_api" "api" {
  name           = "second-plan"
  api_key_source = "HEADER"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "resource" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "{proxy+}"
}

resource "aws_api_gateway_method" "method" {
  rest_api_id      = aws_api_gateway_rest_api.api.id
  resource_id      = aws_api_gateway_resource.resource.id
  http_method      = "ANY"
  authorization    = "CUSTOM"
  authorizer_id    = aws_api_gateway_authorizer.authorizer.id
  api_key_required = true
}

resource "aws_api_gateway_authorizer" "authorizer" {
  name                             = "cookie"
  rest_api_id                      = aws_api_gateway_rest_api.api.id
  type                             = "REQUEST"
  authorizer_uri                   = aws_lambda_alias.live.invoke_arn
  identity_source                  = "method.request.header.Cookie"
  authorizer_result_ttl_in_seconds = 0
}

resource "aws_api_gateway_integration" "integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.resource.id
  http_method             = aws_api_gateway_method.method.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_alias.live.invoke_arn
}

resource "aws_api_gateway_deployment" "deployment" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  triggers    = { one = "1" }
  depends_on  = [aws_api_gateway_integration.integration]
}

resource "aws_api_gateway_stage" "stage" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  deployment_id        = aws_api_gateway_deployment.deployment.id
  stage_name           = "live"
  xray_tracing_enabled = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.group.arn
    format          = "$context.requestId"
  }
  client_certificate_id = aws_api_gateway_client_certificate.certificate.id
}

resource "aws_api_gateway_client_certificate" "certificate" {
  description = "second plan"
}

resource "aws_api_gateway_api_key" "key" {
  name        = "second-plan"
  description = "second plan"
}

resource "aws_api_gateway_usage_plan" "plan" {
  name        = "second-plan"
  description = "second plan"
  api_stages {
    api_id = aws_api_gateway_rest_api.api.id
    stage  = aws_api_gateway_stage.stage.stage_name
  }
}

resource "aws_api_gateway_usage_plan_key" "member" {
  key_id        = aws_api_gateway_api_key.key.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.plan.id
}

resource "aws_cloudfront_origin_access_control" "control" {
  name                              = "second-plan"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "distribution" {
  enabled             = true
  default_root_object = "index.html"
  price_class         = "PriceClass_100"
  origin {
    origin_id                = "page"
    domain_name              = aws_s3_bucket.bucket.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.control.id
  }
  origin {
    origin_id   = "api"
    domain_name = "${aws_api_gateway_rest_api.api.id}.execute-api.eu-central-1.amazonaws.com"
    custom_header {
      name  = "x-api-key"
      value = aws_api_gateway_api_key.key.value
    }
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "page"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    compress               = true
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_wafv2_web_acl" "acl" {
  name  = "second-plan"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "rate"
    priority = 1
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit              = 1000
        aggregate_key_type = "IP"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate"
      sampled_requests_enabled   = false
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "all"
    sampled_requests_enabled   = false
  }
}
