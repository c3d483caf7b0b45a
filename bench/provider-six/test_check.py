import io
import json
import os
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import check

BINDINGS = os.environ.get("ACORE_PROVIDER_SIX")


class CheckTest(unittest.TestCase):
    """Runs on the real declarations, so that a change of their form is noticed here and not by silence."""

    def setUp(self):
        if not BINDINGS:
            self.fail("ACORE_PROVIDER_SIX names no folder; run ./verify, which fetches the package")

    def run_on(self, document):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "golden" / "case.tf.json"
            file.parent.mkdir()
            file.write_text(json.dumps(document))
            errors = io.StringIO()
            with redirect_stdout(io.StringIO()), redirect_stderr(errors):
                code = check.main([BINDINGS, folder])
            return code, errors.getvalue()

    def assert_fails(self, document, message):
        code, errors = self.run_on(document)
        self.assertEqual(1, code)
        self.assertIn(message, errors)
        self.assertEqual(1, errors.count("error:"), errors)

    def test_accepts_what_exists(self):
        code, errors = self.run_on(
            {
                "provider": {"aws": [{"alias": "agentcore", "region": "eu-west-1", "default_tags": {"tags": {"a": "b"}}}]},
                "data": {"aws_ssm_parameter": {"id": {"name": "/x", "depends_on": ["null_resource.a"]}}},
                "resource": {
                    "null_resource": {"anything": {"triggers": {"goes": "here"}}},
                    "aws_s3_bucket": {"b": {"bucket": "x", "tags": {"AnyKey": "goes"}, "lifecycle": {"ignore_changes": []}}},
                    "aws_lambda_function": {
                        "f": {
                            "function_name": "f",
                            "role": "${aws_iam_role.r.arn}",
                            "environment": {"variables": {"ANY": "goes"}},
                        }
                    },
                },
                "output": {"id": {"value": "${data.aws_ssm_parameter.id.insecure_value}"}},
            }
        )
        self.assertEqual((0, ""), (code, errors))

    def test_refuses_an_unknown_resource(self):
        self.assert_fails({"resource": {"aws_unicorn": {"u": {}}}}, "resource `aws_unicorn` does not exist")

    def test_refuses_an_unknown_data_source(self):
        self.assert_fails({"data": {"aws_unicorn": {"u": {}}}}, "data `aws_unicorn` does not exist")

    def test_refuses_an_unknown_attribute(self):
        self.assert_fails({"resource": {"aws_s3_bucket": {"b": {"planted": 1}}}}, "aws_s3_bucket.b: `planted` does not exist")

    def test_refuses_an_unknown_attribute_in_a_nested_block(self):
        rule = {"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256", "planted": 1}}
        self.assert_fails(
            {"resource": {"aws_s3_bucket_server_side_encryption_configuration": {"b": {"bucket": "x", "rule": [rule]}}}},
            "rule.apply_server_side_encryption_by_default: `planted` does not exist",
        )

    def test_refuses_a_missing_required_attribute(self):
        self.assert_fails({"data": {"aws_ssm_parameter": {"id": {}}}}, "`name` is required")

    def test_refuses_an_unknown_provider_setting(self):
        self.assert_fails({"data": {"aws_region": {"r": {}}}, "provider": {"aws": [{"planted": 1}]}}, "provider aws: `planted` does not exist")

    def test_refuses_a_reference_to_an_unknown_attribute(self):
        self.assert_fails({"data": {"aws_region": {"r": {}}}, "output": {"o": {"value": "${aws_s3_bucket.b.planted}"}}}, "there is no such attribute")

    def test_finding_nothing_to_check_is_a_failure(self):
        self.assert_fails({"provider": {"aws": []}}, "nothing was checked")

    def test_an_attribute_that_provider_6_dropped_is_found(self):
        self.assert_fails({"resource": {"aws_eip": {"e": {"vpc": True}}}}, "`vpc` does not exist")


if __name__ == "__main__":
    unittest.main()
