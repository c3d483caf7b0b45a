"""Tasks of ECS in the local cloud, by boto3: what is seen, as JSON.

    client.py ENDPOINT
"""

import json
import sys
import time

import boto3

session = boto3.Session("test", "test", region_name="eu-central-1")
ecs, ec2, logs = (session.client(name, endpoint_url=sys.argv[1]) for name in ("ecs", "ec2", "logs"))
ecs.create_cluster(clusterName="jobs")
program = "import os, sys, time; print('job', os.environ['JOB'], flush=True); time.sleep(float(sys.argv[1])); sys.exit(int(sys.argv[2]))"
ecs.register_task_definition(family="job", containerDefinitions=[{
    "name": "main", "image": "job", "memory": 256, "entryPoint": ["python3", "-c", program], "command": ["0.2", "3"],
    "environment": [{"name": "JOB", "value": "usual"}],
    "logConfiguration": {"logDriver": "awslogs", "options": {
        "awslogs-group": "/jobs", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "run"}}}])
ecs.register_task_definition(family="none", containerDefinitions=[{"name": "main", "image": "job", "memory": 256}])
seen = {}


def run(family, **overrides):
    more = {"overrides": {"containerOverrides": [{"name": "main", **overrides}]}} if overrides else {}
    return ecs.run_task(cluster="jobs", taskDefinition=family, launchType="FARGATE", **more)["tasks"][0]["taskArn"]


def look(arn):
    task = ecs.describe_tasks(cluster="jobs", tasks=[arn])["tasks"][0]
    container = task["containers"][0]
    return {"status": task["lastStatus"], "code": container.get("exitCode"), "stop": task.get("stopCode"), "reason": container.get("reason")}


def wait(arn):
    deadline = time.monotonic() + 20
    while look(arn)["status"] != "STOPPED" and time.monotonic() < deadline:
        time.sleep(0.1)
    return look(arn)


def lines():
    try:
        return {event["message"]: event for event in logs.filter_log_events(logGroupName="/jobs")["events"]}
    except logs.exceptions.ResourceNotFoundException:
        return {}


def wait_for(line):
    deadline = time.monotonic() + 20
    while line not in lines() and time.monotonic() < deadline:
        time.sleep(0.1)


seen["done"] = wait(run("job"))
wait_for("job usual")
slow = run("job", command=["60", "0"], environment=[{"name": "JOB", "value": "slow"}])
seen["running"] = [look(slow)["status"] for _ in range(5)]
wait_for("job slow")
ecs.stop_task(cluster="jobs", task=slow, reason="enough")
seen["stopped"] = wait(slow)
seen["none"] = look(run("none"))
left = run("job", command=["60", "0"], environment=[{"name": "JOB", "value": "left"}])
wait_for("job left")
written = lines()
seen["lines"] = sorted(written)
seen["streams"] = written["job usual"]["logStreamName"].split("/")[:2]
print(json.dumps(seen))
