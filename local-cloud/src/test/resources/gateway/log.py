"""The lines of a gateway's log group, waited for, as JSON.

    log.py ENDPOINT GATEWAY_ID
"""

import json
import sys
import time

import boto3

logs = boto3.client("logs", "eu-central-1", endpoint_url=sys.argv[1], aws_access_key_id="k", aws_secret_access_key="s")
group = "/aws/vendedlogs/bedrock-agentcore/gateway/APPLICATION_LOGS/" + sys.argv[2]
lines = []
end = time.monotonic() + 20
while not lines and time.monotonic() < end:
    try:
        lines = [event["message"] for event in logs.filter_log_events(logGroupName=group)["events"]]
    except logs.exceptions.ResourceNotFoundException:
        time.sleep(0.2)
print(json.dumps({"lines": lines}))
