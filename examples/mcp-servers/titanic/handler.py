"""A small data set as MCP tools: an agent asks for a sample, then for numbers."""

from passengers import passengers

PASSENGERS = passengers()
FIELDS = tuple(PASSENGERS[0])
GROUPS = ("class", "sex")


def sample(count=5, **where):
    """The first passengers that match."""
    return {"passengers": _matching(where)[: max(1, min(int(count), 50))], "fields": FIELDS}


def survival(by="class", **where):
    """How many survived, by class or by sex."""
    if by not in GROUPS:
        raise ValueError(f"`by` is `{by}`; it can be: {', '.join(GROUPS)}")
    groups = {}
    for person in _matching(where):
        people = groups.setdefault(str(person[by]), {"people": 0, "survived": 0})
        people["people"] += 1
        people["survived"] += person["survived"]
    for people in groups.values():
        people["share"] = round(people["survived"] / people["people"], 3)
    return {"by": by, "groups": groups}


TOOLS = {"sample": sample, "survival": survival}


def handler(event, context):
    name = context.client_context.custom["bedrockAgentCoreToolName"].split("___")[-1]
    if name not in TOOLS:
        return {"error": f"there is no tool `{name}`; there are: {', '.join(TOOLS)}"}
    try:
        return TOOLS[name](**event)
    except (TypeError, ValueError) as error:
        return {"error": str(error)}


def _matching(where):
    for field in where:
        if field not in FIELDS:
            raise ValueError(f"there is no field `{field}`; there are: {', '.join(FIELDS)}")
    return [person for person in PASSENGERS if all(str(person[field]) == str(value) for field, value in where.items())]
