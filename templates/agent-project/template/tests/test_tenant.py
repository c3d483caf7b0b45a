"""The agent acts for the tenant of the request and for nobody else."""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "agent-code"))

import tenant

ENV = {
    "ACORE_APP_ID": "shop",
    "ACORE_AGENT_NAME": "helper",
    "ACORE_MEMORY_BUCKET": "memory",
    "ACORE_TENANT_TABLE": "tenants",
    "ACORE_TENANT_TABLE_REGION": "eu-central-1",
    "ACORE_TENANT_ROLE_ARN": "arn:aws:iam::210987654321:role/tenant",
}
ACME = {"X-Amzn-Bedrock-AgentCore-Runtime-Custom-Tenant-Id": "acme"}


class TenantTest(unittest.TestCase):
    def test_names_only_what_the_header_says(self):
        self.assertEqual(tenant.prefix(ACME, ENV), "shop/acme/helper/")
        self.assertEqual(tenant.partition_key(ACME, ENV), "APP#shop#TENANT#acme")

    def test_refuses_a_request_that_names_nobody_or_more_than_a_name(self):
        for value in ("", "*", "acme/../globex", "acme*", "$" + "{aws:username}", "a" * 65, "acme\n"):
            with self.subTest(value), self.assertRaises(tenant.NoTenant):
                tenant.of({tenant.HEADER: value})
        with self.assertRaises(tenant.NoTenant):
            tenant.of({})

    def test_the_session_policy_reaches_one_tenant(self):
        text = tenant.policy(ACME, ENV)
        document = json.loads(text)
        objects, listing, items, _ = document["Statement"]
        self.assertEqual(objects["Resource"], "arn:aws:s3:::memory/shop/acme/helper/*")
        self.assertEqual(listing["Condition"], {"StringLike": {"s3:prefix": "shop/acme/helper/*"}})
        self.assertEqual(items["Resource"], "arn:aws:dynamodb:eu-central-1:210987654321:table/tenants")
        self.assertEqual(items["Condition"]["ForAllValues:StringEquals"], {"dynamodb:LeadingKeys": "APP#shop#TENANT#acme"})

    def test_the_session_policy_fits_at_the_longest_names(self):
        env = ENV | {"ACORE_APP_ID": "a" * 64, "ACORE_AGENT_NAME": "a" * 32, "ACORE_MEMORY_BUCKET": "b" * 63, "ACORE_TENANT_TABLE": "t" * 63}
        self.assertLessEqual(len(tenant.policy({tenant.HEADER: "t" * 64}, env)), 2048)


if __name__ == "__main__":
    unittest.main()
