"""What acore's Terraform needs of Amazon Bedrock and moto 5.2 does not have: guardrails and inference profiles."""

import json
import re
from urllib.parse import unquote

from moto.bedrock.exceptions import ResourceNotFoundException
from moto.bedrock.models import BedrockBackend
from moto.bedrock.responses import BedrockResponse
from moto.core.utils import iso_8601_datetime_with_milliseconds
from moto.moto_api._internal import mock_random

POLICIES = (
    "topicPolicyConfig",
    "contentPolicyConfig",
    "wordPolicyConfig",
    "sensitiveInformationPolicyConfig",
    "contextualGroundingPolicyConfig",
    "automatedReasoningPolicyConfig",
)
# Each resource by its id, in every backend
STORES = ("guardrails", "inference_profiles")


def store(backend, name):
    # Backends are made by moto, so what they lack is added when it is first asked for; a reset of moto makes new ones
    if not hasattr(backend, name):
        setattr(backend, name, {})
    return getattr(backend, name)


def now():
    return iso_8601_datetime_with_milliseconds()


def shown(config):
    """What goes in as `topicPolicyConfig: {topicsConfig: …}` comes out as `topicPolicy: {topics: …}`."""
    if isinstance(config, dict):
        return {re.sub("Config$", "", name): shown(value) for name, value in config.items()}
    if isinstance(config, list):
        return [shown(value) for value in config]
    return config


def content(params, region, account):
    kept = {name: params[name] for name in ("name", "blockedInputMessaging", "blockedOutputsMessaging")}
    if params.get("description"):
        kept["description"] = params["description"]
    if params.get("kmsKeyId"):
        key = params["kmsKeyId"]
        kept["kmsKeyArn"] = key if key.startswith("arn:") else f"arn:aws:kms:{region}:{account}:key/{key}"
    if params.get("crossRegionConfig"):
        profile = params["crossRegionConfig"]["guardrailProfileIdentifier"].split("/")[-1]
        arn = f"arn:aws:bedrock:{region}:{account}:guardrail-profile/{profile}"
        kept["crossRegionDetails"] = {"guardrailProfileId": profile, "guardrailProfileArn": arn}
    for name in POLICIES:
        if params.get(name):
            kept[re.sub("Config$", "", name)] = shown(params[name])
    return kept


def identifier(path):
    return unquote(path).split("/")[-1]


class Bedrock(BedrockResponse):
    """Methods for moto's own class, which is found by the names of the operations."""

    def _guardrail(self):
        found = store(self.bedrock_backend, "guardrails").get(identifier(self.path))
        if found is None:
            raise ResourceNotFoundException("The guardrail does not exist")
        return found

    def create_guardrail(self):
        params = json.loads(self.body)
        guardrails = store(self.bedrock_backend, "guardrails")
        if any(it["versions"]["DRAFT"]["name"] == params["name"] for it in guardrails.values()):
            return 409, {"status": 409, "x-amzn-ErrorType": "ConflictException"}, json.dumps({"message": "The name is taken"})
        guardrail_id = mock_random.get_random_string(12, include_digits=True, lower_case=True)
        arn = f"arn:aws:bedrock:{self.region}:{self.current_account}:guardrail/{guardrail_id}"
        base = {"guardrailId": guardrail_id, "guardrailArn": arn, "createdAt": now(), "status": "READY"}
        draft = {**base, **content(params, self.region, self.current_account), "version": "DRAFT", "updatedAt": now()}
        guardrails[guardrail_id] = {"base": base, "versions": {"DRAFT": draft}, "last": 0}
        if params.get("tags"):
            self.bedrock_backend.tag_resource(arn, params["tags"])
        return json.dumps({**base, "version": "DRAFT"})

    def get_guardrail(self):
        wanted = self.querystring.get("guardrailVersion", ["DRAFT"])[0]
        found = self._guardrail()["versions"].get(wanted)
        if found is None:
            raise ResourceNotFoundException("The guardrail does not have this version")
        return json.dumps({**found, "statusReasons": [], "failureRecommendations": []})

    def update_guardrail(self):
        found = self._guardrail()
        kept = content(json.loads(self.body), self.region, self.current_account)
        found["versions"]["DRAFT"] = {**found["base"], **kept, "version": "DRAFT", "updatedAt": now()}
        return json.dumps({**found["base"], "version": "DRAFT", "updatedAt": now()})

    def create_guardrail_version(self):
        found = self._guardrail()
        found["last"] += 1
        version = str(found["last"])
        description = json.loads(self.body or "{}").get("description")
        snapshot = {**found["versions"]["DRAFT"], "version": version}
        snapshot.pop("description", None)
        if description:
            snapshot["description"] = description
        found["versions"][version] = snapshot
        return json.dumps({"guardrailId": found["base"]["guardrailId"], "version": version})

    def delete_guardrail(self):
        found = self._guardrail()
        version = self.querystring.get("guardrailVersion", [None])[0]
        if version is None:
            del store(self.bedrock_backend, "guardrails")[found["base"]["guardrailId"]]
        elif found["versions"].pop(version, None) is None:
            raise ResourceNotFoundException("The guardrail does not have this version")
        return json.dumps({})

    def list_guardrails(self):
        rows = []
        for found in store(self.bedrock_backend, "guardrails").values():
            draft = dict(found["versions"]["DRAFT"])
            draft["id"], draft["arn"] = draft["guardrailId"], draft["guardrailArn"]
            rows.append({key: draft[key] for key in ("id", "arn", "status", "name", "version", "createdAt", "updatedAt")})
        return json.dumps({"guardrails": rows})

    def create_inference_profile(self):
        params = json.loads(self.body)
        profile_id = mock_random.get_random_string(12, include_digits=True, lower_case=True)
        arn = f"arn:aws:bedrock:{self.region}:{self.current_account}:application-inference-profile/{profile_id}"
        source = params["modelSource"]["copyFrom"]
        # A copy of a profile is made of the profile's models; which those are only AWS knows
        profile = {
            "inferenceProfileName": params["inferenceProfileName"],
            "createdAt": now(),
            "updatedAt": now(),
            "inferenceProfileArn": arn,
            "models": [{"modelArn": source}],
            "inferenceProfileId": profile_id,
            "status": "ACTIVE",
            "type": "APPLICATION",
        }
        if params.get("description"):
            profile["description"] = params["description"]
        store(self.bedrock_backend, "inference_profiles")[profile_id] = profile
        if params.get("tags"):
            self.bedrock_backend.tag_resource(arn, params["tags"])
        return json.dumps({"inferenceProfileArn": arn, "status": "ACTIVE"})

    def _profile(self):
        found = store(self.bedrock_backend, "inference_profiles").get(identifier(self.path))
        if found is None:
            raise ResourceNotFoundException("The inference profile does not exist")
        return found

    def get_inference_profile(self):
        return json.dumps(self._profile())

    def delete_inference_profile(self):
        del store(self.bedrock_backend, "inference_profiles")[self._profile()["inferenceProfileId"]]
        return json.dumps({})

    def list_inference_profiles(self):
        return json.dumps({"inferenceProfileSummaries": list(store(self.bedrock_backend, "inference_profiles").values())})


def install():
    for name, method in vars(Bedrock).items():
        if not name.startswith("__"):
            setattr(BedrockResponse, name, method)
    before = BedrockBackend._list_arns

    def list_arns(self):
        guardrails = [it["base"]["guardrailArn"] for it in store(self, "guardrails").values()]
        profiles = [it["inferenceProfileArn"] for it in store(self, "inference_profiles").values()]
        return before(self) + guardrails + profiles

    BedrockBackend._list_arns = list_arns


def path(raw):
    """An ARN in a path has slashes of its own once it is decoded, and moto matches decoded paths."""
    return re.sub(r"^/(guardrails|inference-profiles)/arn:.*/([^/]+)$", r"/\1/\2", raw)
