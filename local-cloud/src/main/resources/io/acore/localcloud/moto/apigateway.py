"""What acore's Terraform needs of API Gateway and moto 5.2 does not have: client certificates, and new tags for more than
stages."""

import datetime
import json
from urllib.parse import unquote

from moto.apigateway import urls
from moto.apigateway.exceptions import NotFoundException
from moto.apigateway.models import Stage
from moto.apigateway.responses import APIGatewayResponse
from moto.moto_api._internal import mock_random

YEAR = datetime.timedelta(days=365)


class NoCertificate(NotFoundException):
    code = 404

    def __init__(self):
        super().__init__("Invalid Client Certificate identifier specified")


def certificates(backend):
    # Backends are made by moto, so what they lack is added when it is first asked for; a reset of moto makes new ones
    if not hasattr(backend, "client_certificates"):
        backend.client_certificates = {}
    return backend.client_certificates


def made(name, begin, end):
    """A certificate that nobody has the key of. What is drawn by chance comes from moto, so that a replay makes the same
    key again."""
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.x509.oid import NameOID

    key = Ed25519PrivateKey.from_private_bytes(mock_random.getrandbits(256).to_bytes(32, "big"))
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(mock_random.getrandbits(128) + 1)
        .not_valid_before(begin)
        .not_valid_after(end)
        .sign(key, None)
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


class Certificates(APIGatewayResponse):
    """Methods for moto's own class, which is found by the names of the operations."""

    def _certificate(self):
        found = certificates(self.backend).get(self.path.split("/")[2])
        if found is None:
            raise NoCertificate
        return found

    def generate_client_certificate(self):
        wanted = json.loads(self.body or "{}")
        identity = mock_random.get_random_string(6, include_digits=True, lower_case=True)
        begin = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        certificate = {
            "clientCertificateId": identity,
            "pemEncodedCertificate": made(f"ApiGateway {identity}", begin, begin + YEAR),
            "createdDate": int(begin.timestamp()),
            "expirationDate": int((begin + YEAR).timestamp()),
            "tags": wanted.get("tags") or {},
        }
        if wanted.get("description"):
            certificate["description"] = wanted["description"]
        certificates(self.backend)[identity] = certificate
        return 201, {"status": 201}, json.dumps(certificate)

    def get_client_certificate(self):
        return json.dumps(self._certificate())

    def get_client_certificates(self):
        return json.dumps({"item": list(certificates(self.backend).values())})

    def update_client_certificate(self):
        found = self._certificate()
        for operation in self._get_param("patchOperations"):
            if operation["op"] == "replace" and operation["path"] == "/description":
                found["description"] = operation["value"]
        return json.dumps(found)

    def delete_client_certificate(self):
        found = self._certificate()
        for api in self.backend.apis.values():
            for stage in api.stages.values():
                if getattr(stage, "client_certificate_id", None) == found["clientCertificateId"]:
                    return self.error("BadRequestException", "A stage uses this certificate")
        del certificates(self.backend)[found["clientCertificateId"]]
        return 202, {"status": 202}, "{}"


def stages():
    """A stage keeps its certificate."""
    show, patch, create = Stage.to_json, Stage.apply_operations, APIGatewayResponse.create_stage

    def shown(self):
        stage = show(self)
        if getattr(self, "client_certificate_id", None):
            stage["clientCertificateId"] = self.client_certificate_id
        return stage

    def patched(self, operations):
        for operation in operations:
            if operation["path"] == "/clientCertificateId":
                self.client_certificate_id = operation.get("value")
        return patch(self, [it for it in operations if it["path"] != "/clientCertificateId"])

    def created(self):
        status, headers, body = create(self)
        wanted = self._get_param("clientCertificateId")
        if status != 201 or not wanted:
            return status, headers, body
        stage = self.backend.get_stage(self.path.split("/")[2], json.loads(body)["stageName"])
        stage.client_certificate_id = wanted
        return status, headers, json.dumps(stage.to_json())

    Stage.to_json, Stage.apply_operations, APIGatewayResponse.create_stage = shown, patched, created


def tagged(backend, path):
    """The tags of what stands behind an ARN's two colons: `/apikeys/abc`."""
    kind, _, identity = path.strip("/").partition("/")
    if kind == "clientcertificates":
        return certificates(backend)[identity]["tags"]
    owner = {"restapis": backend.apis, "apikeys": backend.keys, "usageplans": backend.usage_plans}[kind][identity]
    owner.tags = owner.tags or {}
    return owner.tags


def tags():
    add, remove = APIGatewayResponse.tag_resource, APIGatewayResponse.untag_resource

    def own(self):
        path = unquote(self.path.split("/tags/")[1]).partition("::")[2]
        return None if "/stages/" in path else tagged(self.backend, path)

    def tag(self):
        found = own(self)
        if found is None:
            return add(self)
        found.update(self._get_param("tags"))
        return "{}"

    def untag(self):
        found = own(self)
        if found is None:
            return remove(self)
        for name in self.querystring.get("tagKeys") or []:
            found.pop(name, None)
        return "{}"

    APIGatewayResponse.tag_resource, APIGatewayResponse.untag_resource = tag, untag


def install():
    for name, method in vars(Certificates).items():
        if not name.startswith("__"):
            setattr(APIGatewayResponse, name, method)
    stages()
    tags()
    for path in (
        "{0}/clientcertificates$",
        "{0}/clientcertificates/(?P<clientcertificate_id>[^/]+)/?$",
        "{0}/tags/arn:(?P<partition>[^/]+):apigateway:(?P<region_name>[^/]+)::/(?P<kind>[^/]+)/(?P<resource_id>[^/]+)$",
    ):
        urls.url_paths[path] = APIGatewayResponse.dispatch
