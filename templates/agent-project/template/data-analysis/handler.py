"""Data analysis as MCP tools: an AgentCore gateway calls this Lambda function once for each tool call.

The event is the tool's arguments; the name of the tool comes in the client context, with the target's name before it.
"""

import analysis

TOOLS = {"describe": analysis.describe, "correlate": analysis.correlate, "group_by": analysis.group_by}


def handler(event, context):
    name = context.client_context.custom["bedrockAgentCoreToolName"].split("___")[-1]
    tool = TOOLS.get(name)
    if tool is None:
        return {"error": f"there is no tool `{name}`; there are: {', '.join(sorted(TOOLS))}"}
    try:
        return tool(**event)
    except (TypeError, ValueError) as error:
        # The agent reads this and tries again, so it has to say what was wrong with the call
        return {"error": str(error)}
