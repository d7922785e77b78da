"""A server that takes index templates, `_bulk` and `_count` as OpenSearch does, and is as strict.

It stands in where no OpenSearch runs. What it refuses follows OpenSearch's documentation: an action other
than `create`, an id of more than 512 bytes, an id that is there already, a field that the template lacks,
a value that is not of the field's type, a request of more than 100 MB. It finds nothing by words: how texts
are analyzed is not tested with it.
"""

import json
import re
from datetime import date, datetime
from fnmatch import fnmatch
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOST_BYTES = 100 * 1024 * 1024
MOST_ID_BYTES = 512


def is_day(value):
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and bool(date.fromisoformat(value))


def is_moment(value):
    return bool(datetime.strptime(value, "%Y-%m-%dT%H:%M:%S%z"))


DATES = {"strict_date": is_day, "strict_date_time_no_millis": is_moment}


def fits(value, field):
    """Whether a value is of a field's type, as a mapping names it."""
    match field["type"]:
        case "keyword":
            values = value if isinstance(value, list) else [value]
            return all(isinstance(value, str) for value in values)
        case "text":
            return isinstance(value, str) and field["analyzer"] == "indonesian"
        case "long":
            return type(value) is int and -(2**63) <= value < 2**63
        case "date":
            try:
                return DATES[field["format"]](value)
            except (TypeError, ValueError):
                return False
    return False


class Indexes:
    """The templates and documents of a server."""

    def __init__(self):
        self.templates = []
        self.documents = {}

    def fields(self, index):
        for template in self.templates:
            if any(fnmatch(index, pattern) for pattern in template["index_patterns"]):
                mappings = template["template"]["mappings"]
                assert mappings["dynamic"] == "strict"
                return mappings["properties"]
        return None

    def create(self, action, row):
        """The status of one action."""
        (name, meta), = action.items()
        if name != "create" or set(meta) != {"_index", "_id"}:
            return 400
        if not 0 < len(meta["_id"].encode()) <= MOST_ID_BYTES:
            return 400
        fields = self.fields(meta["_index"])
        if fields is None or not all(
            name in fields and fits(value, fields[name]) for name, value in row.items()
        ):
            return 400
        stored = self.documents.setdefault(meta["_index"], {})
        if meta["_id"] in stored:
            return 409
        stored[meta["_id"]] = row
        return 201

    def bulk(self, body):
        if not body.endswith(b"\n") or len(body) > MOST_BYTES:
            return None
        lines = body.decode("utf-8").removesuffix("\n").split("\n")
        if len(lines) % 2:
            return None
        items = []
        for action, row in zip(lines[::2], lines[1::2]):
            action = json.loads(action)
            status = self.create(action, json.loads(row))
            (name, meta), = action.items()
            items.append({name: meta | {"status": status}})
        errors = any(status["status"] >= 400 for item in items for status in item.values())
        return {"took": 0, "errors": errors, "items": items}


def server(port=0):
    indexes = Indexes()

    class Handler(BaseHTTPRequestHandler):
        def answer(self, status, body):
            body = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def body(self):
            return self.rfile.read(int(self.headers.get("content-length", 0)))

        def do_PUT(self):
            if not self.path.startswith("/_index_template/"):
                return self.answer(405, {})
            indexes.templates.append(json.loads(self.body()))
            self.answer(200, {"acknowledged": True})

        def do_POST(self):
            body, path = self.body(), self.path.split("?")[0]
            if count := re.fullmatch(r"/([^/]+)/_count", path):
                return self.answer(200, {"count": len(indexes.documents.get(count[1], {}))})
            if path != "/_bulk":
                return self.answer(405, {})
            answer = indexes.bulk(body)
            self.answer(400 if answer is None else 200, answer or {"error": "not a bulk body"})

        def log_message(self, *_):
            pass

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
