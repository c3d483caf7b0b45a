"""Mends what moto 5.2.1 forgets or makes up, as far as Terraform's AWS provider sees it: without this, a second plan of
acore's own resources is not empty. Each function mends one thing; SecondPlanIT applies a resource of each."""

import json

from execution import ENDPOINT


def cloudfront():
    """Origins keep their access control; values that nobody set are not there; a distribution's address is one of the
    local cloud's own, with the port that it has today."""
    from moto.cloudfront import models

    origin, behaviour, certificate = models.Origin.__init__, models.DefaultCacheBehaviour.__init__, models.ViewerCertificate.__init__

    def new_origin(self, config):
        origin(self, config)
        self.origin_access_control_id = config.get("OriginAccessControlId") or ""

    def new_behaviour(self, config):
        forwarded = bool(config.get("ForwardedValues"))
        behaviour(self, config)
        if not forwarded:
            self.forwarded_values = None

    def new_certificate(self, config):
        own = config.get("IAMCertificateId") or config.get("ACMCertificateArn")
        certificate(self, config)
        if not own:
            self.iam_certificate_id = self.acm_certificate_arn = self.ssl_support_method = None

    def address(self):
        here = ENDPOINT.read_text().rpartition(":")[2] if ENDPOINT.exists() else ""
        return f"{self.label}.localhost:{here}" if here else f"{self.label}.cloudfront.net"

    def named(self, address):
        self.label = address.partition(".")[0]

    models.Distribution.domain_name = property(address, named)
    models.Origin.__init__ = new_origin
    models.DefaultCacheBehaviour.__init__ = new_behaviour
    models.ViewerCertificate.__init__ = new_certificate


def awslambda():
    """SnapStart and the dead-letter target are kept, and an event source on an alias stays on the alias."""
    from moto.awslambda import models

    function, configure, update = (
        models.LambdaFunction.__init__,
        models.LambdaFunction.get_configuration,
        models.LambdaFunction.update_configuration,
    )
    mapping = models.EventSourceMapping.__init__

    def new_function(self, account_id, spec, *arguments, **named):
        function(self, account_id, spec, *arguments, **named)
        self.snap_start = spec.get("SnapStart") or {"ApplyOn": "None"}
        self.dead_letter = spec.get("DeadLetterConfig")

    def configuration(self, *arguments, **named):
        shown = configure(self, *arguments, **named)
        wanted = self.snap_start["ApplyOn"]
        published = wanted == "PublishedVersions" and str(self.version) != "$LATEST"
        if self.dead_letter:
            shown["DeadLetterConfig"] = self.dead_letter
        shown["SnapStart"] = {"ApplyOn": wanted, "OptimizationStatus": "On" if published else "Off"}
        return shown

    def updated(self, updates):
        if "SnapStart" in updates:
            self.snap_start = updates["SnapStart"]
        if "DeadLetterConfig" in updates:
            self.dead_letter = updates["DeadLetterConfig"]
        return update(self, updates)

    def new_mapping(self, spec):
        mapping(self, spec)
        qualifier = spec["FunctionName"].split(":")
        if len(qualifier) == 8:
            self.function_arn = spec["FunctionName"]
        elif len(qualifier) == 2:
            self.function_arn = f"{spec['FunctionArn'].split(':function:')[0]}:function:{spec['FunctionName']}"

    models.LambdaFunction.__init__ = new_function
    models.LambdaFunction.get_configuration = configuration
    models.LambdaFunction.update_configuration = updated
    models.EventSourceMapping.__init__ = new_mapping


def s3():
    """A bucket that refuses plain HTTP takes what comes over the loopback interface, which is no network; an object whose
    last version is a delete marker can be removed after its bucket's versioning was suspended; a bucket says that it tells EventBridge."""
    from moto.iam.access_control import IAMPolicy, PermissionResult
    from moto.s3 import models, responses

    notification = responses.S3Response.get_bucket_notification

    def told(self):
        status, headers, body = notification(self)
        configuration = self.backend.get_bucket_notification_configuration(self.bucket_name)
        if configuration is None or configuration.event_bridge is None:
            return status, headers, body
        text = body.decode() if isinstance(body, bytes) else body
        root = "NotificationConfiguration"
        end = text.rfind(f"</{root}>")
        # What is empty has no end of its own
        opened = text[:end] if end >= 0 else text[: text.rfind("/>")] + ">"
        return status, headers, f"{opened}<EventBridgeConfiguration/></{root}>"

    responses.S3Response.get_bucket_notification = told

    def plain_http(statement):
        return statement.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}

    def permission(self, action, resource):
        if self.policy is None:
            return PermissionResult.NEUTRAL
        policy = json.loads(self.policy)
        statements = policy.get("Statement", [])
        statements = statements if isinstance(statements, list) else [statements]
        kept = [statement for statement in statements if not plain_http(statement)]
        if not kept:
            return PermissionResult.NEUTRAL
        return IAMPolicy(json.dumps({**policy, "Statement": kept})).is_action_permitted(action, resource)

    models.FakeBucket.get_permission = permission
    models.FakeDeleteMarker.dispose = lambda self: None


def logs():
    """AgentCore's resources deliver logs and traces; moto has a list of services, without this one."""
    from moto.logs import models

    put = models.LogsBackend.put_delivery_source

    def put_source(self, name, resource_arn, log_type, *arguments, **named):
        if resource_arn.split(":")[2] != "bedrock-agentcore":
            return put(self, name, resource_arn, log_type, *arguments, **named)
        existing = self.delivery_sources.get(name)
        if existing:
            existing.resource_arns, existing.service = [resource_arn.replace(":bedrock-agentcore:", ":bedrock:")], "bedrock"
        source = put(self, name, resource_arn.replace(":bedrock-agentcore:", ":bedrock:"), "APPLICATION_LOGS", *arguments, **named)
        source.resource_arns, source.service, source.log_type = [resource_arn], "bedrock-agentcore", log_type
        return source

    models.LogsBackend.put_delivery_source = put_source


def sqs():
    """A redrive policy comes back as it was written."""
    from moto.sqs import models

    attributes = models.Queue.attributes.fget

    def shown(self):
        result = attributes(self)
        if "RedrivePolicy" in result:
            result["RedrivePolicy"] = json.dumps(self.redrive_policy, separators=(",", ":"))
        return result

    models.Queue.attributes = property(shown)


def apigateway():
    """An API keeps the media types that it takes as bytes."""
    from moto.apigateway import responses

    create = responses.APIGatewayResponse.create_rest_api

    def created(self):
        answer = create(self)
        media_types = self._get_param("binaryMediaTypes")
        if media_types and answer[0] == 200:
            api = self.backend.get_rest_api(json.loads(answer[2])["id"])
            api.binaryMediaTypes = list(media_types)
            return 200, {}, json.dumps(api.to_dict())
        return answer

    responses.APIGatewayResponse.create_rest_api = created


def install():
    apigateway()
    cloudfront()
    awslambda()
    logs()
    s3()
    sqs()
