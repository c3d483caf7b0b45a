"""The models of the local cloud by boto3 and by Strands Agents, unchanged: what they see, as JSON.

    client.py ENDPOINT SETTINGS_FILE
"""

import http.server
import json
import os
import sys
import threading
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

SCRIPT = """\
rules:
  - when: {user: "weather in (\\\\w+)"}
    say: "Let me look."
    call: {tool: get_weather, input: {city: "$1", days: 2}}
  - when: {tool: get_weather, result: "sunny"}
    say: "In short: $result, $$1 well spent."
  - when: {user: "^both$"}
    call:
      - {tool: get_weather, input: {city: Rome}}
      - {tool: get_time}
  - when: {user: "^fail$"}
    fail: ThrottlingException
  - when: {user: "^unknown$"}
    call: {tool: no_such_tool}
  - when: {system: "be brief", user: "hello"}
    say: "Hi."
"""

endpoint, settings = sys.argv[1], Path(sys.argv[2])
script = settings.with_name("model.yaml")
session = boto3.Session("test", "test", region_name="eu-central-1")
config = Config(retries={"max_attempts": 0}, read_timeout=30)
bedrock = session.client("bedrock-runtime", endpoint_url=endpoint, config=config)
MODEL = "anthropic.claude-sonnet-4-20250514-v1:0"
PROFILE = "arn:aws:bedrock:eu-central-1:000011112222:application-inference-profile/abc123"
seen = {}


def use(text=None, **values):
    if text is not None:
        script.write_text(text)
        values["modelScript"] = str(script)
    settings.write_text(json.dumps(values))


def spec(name):
    return {"toolSpec": {"name": name, "description": name, "inputSchema": {"json": {"type": "object"}}}}


TOOLS = {"tools": [spec("get_weather"), spec("get_time")]}


def user(*content):
    return {"role": "user", "content": list(content)}


def converse(*messages, model=MODEL, **more):
    try:
        answer = bedrock.converse(modelId=model, messages=list(messages), **more)
        return {"content": answer["output"]["message"]["content"], "stop": answer["stopReason"], "usage": answer["usage"]}
    except ClientError as error:
        return {"code": error.response["Error"]["Code"], "message": error.response["Error"]["Message"],
                "status": error.response["ResponseMetadata"]["HTTPStatusCode"]}


def streamed(*messages, **more):
    events = list(bedrock.converse_stream(modelId=MODEL, messages=list(messages), **more)["stream"])
    text = [e["contentBlockDelta"]["delta"]["text"] for e in events if "text" in e.get("contentBlockDelta", {}).get("delta", {})]
    inputs = [e["contentBlockDelta"]["delta"]["toolUse"]["input"] for e in events
              if "toolUse" in e.get("contentBlockDelta", {}).get("delta", {})]
    return {"kinds": [next(iter(event)) for event in events], "text": text, "inputs": inputs}


use()
seen["echo"] = converse(user({"text": "say this"}), model=PROFILE)
seen["echo-stream"] = streamed(user({"text": "one two three"}))
seen["no-message"] = converse(user({"text": "a"}), user({"text": "b"}))

use(SCRIPT)
question = user({"text": "What is the weather in Paris?"})
first = converse(question, toolConfig=TOOLS)
seen["call"] = first
seen["call-again"] = converse(question, toolConfig=TOOLS)
result = {"toolResult": {"toolUseId": first["content"][1]["toolUse"]["toolUseId"], "content": [{"text": "sunny and 20 degrees"}]}}
seen["answer"] = converse(question, {"role": "assistant", "content": first["content"]}, user(result), toolConfig=TOOLS)
seen["call-stream"] = streamed(question, toolConfig=TOOLS)
seen["both"] = converse(user({"text": "both"}), toolConfig=TOOLS)
seen["fail"] = converse(user({"text": "fail"}))
seen["unknown"] = converse(user({"text": "unknown"}), toolConfig=TOOLS)
seen["system"] = converse(user({"text": "hello there"}), system=[{"text": "Always be brief."}])
seen["not-in-script"] = converse(user({"text": "anything else"}))

body = {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 100, "messages": [{"role": "user", "content": "the weather in Oslo"}],
        "tools": [{"name": "get_weather", "description": "", "input_schema": {"type": "object"}}]}
seen["invoke"] = json.loads(bedrock.invoke_model(modelId=MODEL, body=json.dumps(body))["body"].read())
chunks = bedrock.invoke_model_with_response_stream(modelId=MODEL, body=json.dumps(body))["body"]
seen["invoke-stream"] = [json.loads(chunk["chunk"]["bytes"])["type"] for chunk in chunks]

use("rules:\n  - when: {user: 'x'}\n    sya: hello\n")
seen["typo"] = converse(user({"text": "x"}))
use("rules:\n  - when: {user: 'x'\n    say: hello\n")
seen["syntax"] = converse(user({"text": "x"}))
use("rules:\n  - when: {user: '('}\n    say: hello\n")
seen["pattern"] = converse(user({"text": "x"}))
use(modelScript=str(script.with_name("nowhere.yaml")))
seen["no-script"] = converse(user({"text": "x"}))


# A server of the OpenAI form
class Completions(http.server.BaseHTTPRequestHandler):
    asked = []

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Completions.asked.append([self.path, body])
        last = body["messages"][-1]
        if last["role"] == "tool":
            message = {"role": "assistant", "content": "so it is " + last["content"]}
        else:
            call = {"id": "call_1", "type": "function", "function": {"name": "get_weather", "arguments": '{"city": "Bonn"}'}}
            message = {"role": "assistant", "content": None, "tool_calls": [call]}
        answer = json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Completions)
threading.Thread(target=server.serve_forever, daemon=True).start()
use(modelUrl=f"http://127.0.0.1:{server.server_port}", modelName="llama3")
first = converse(user({"text": "weather?"}), toolConfig=TOOLS, system=[{"text": "kind"}], inferenceConfig={"maxTokens": 7})
result = {"toolResult": {"toolUseId": "call_1", "content": [{"text": "foggy"}]}}
seen["forwarded"] = [first, converse(user({"text": "weather?"}), {"role": "assistant", "content": first["content"]}, user(result), toolConfig=TOOLS)]
seen["asked"] = Completions.asked
use(modelUrl="http://127.0.0.1:9/v1")
seen["down"] = converse(user({"text": "x"}))

# A Strands agent finishes its tool loop, with nothing but the endpoint's variable set
use(SCRIPT)
os.environ.update(AWS_ENDPOINT_URL=endpoint, AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_REGION="eu-central-1")
from strands import Agent, tool  # noqa: E402  the environment first

called = []


@tool
def get_weather(city: str, days: int) -> str:
    """The weather of a city."""
    called.append([city, days])
    return f"sunny in {city}"


for streaming in (True, False):
    from strands.models import BedrockModel

    agent = Agent(model=BedrockModel(model_id=MODEL, streaming=streaming), tools=[get_weather], callback_handler=None)
    seen[f"strands-{streaming}"] = str(agent("How is the weather in Lima?"))
seen["called"] = called

print(json.dumps(seen))
