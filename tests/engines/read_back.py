"""Reads what `sanding export` wrote with the libraries that it is for, and compares with the JSON that the
command prints of the same corpus.

    read_back.py duckdb|pyarrow|opensearch CORPUS FOLDER

FOLDER holds `analyses.jsonl`, `statements.json`, `bulk.ndjson`, `opensearch-template.json` and the files of
parquet. SANDING_OPENSEARCH names a server to import into, in place of the one in `bulk_server.py`.
"""

import json
import os
import sys
import threading
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

TABLES = ["documents", "sentences", "entities", "statements", "conflicts"]
# An even number: a row is two lines.
LINES_OF_A_REQUEST = 200


def analyses(folder):
    lines = (folder / "analyses.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def statements(folder):
    return json.loads((folder / "statements.json").read_text(encoding="utf-8"))["statements"]


def bulk_lines(folder):
    return (folder / "bulk.ndjson").read_bytes().split(b"\n")[:-1]


def same(found, expected, what):
    assert found == expected, f"{what}:\nfound    {found!r:.2000}\nexpected {expected!r:.2000}"
    assert expected, f"{what}: nothing to compare"


def with_duckdb(corpus, folder):
    import duckdb

    connection = duckdb.connect()

    def query(sql):
        return connection.execute(sql).fetchall()

    query("SET TimeZone = 'UTC'")
    for table in TABLES:
        query(f"CREATE VIEW {table} AS FROM '{folder / table}.parquet'")
        (rows, ids), = query(f"SELECT count(*), count(DISTINCT id) FROM {table}")
        same(rows, ids, f"ids of {table}")
    read = analyses(folder)
    same(
        query("SELECT id, file, headline, outlet, byline, published, inferred FROM documents"),
        [
            tuple(it[key] for key in ("id", "file", "headline", "outlet", "byline", "published", "inferred"))
            for it in read
        ],
        "documents",
    )
    for on, at, published in query("SELECT published_on, published_at, published FROM documents"):
        same(on, date.fromisoformat(published[:10]), "published_on")
        stated = datetime.fromisoformat(published)
        expected = stated.astimezone(UTC) if stated.tzinfo else None
        assert (at.astimezone(UTC) if at else None) == expected, (at, published)
    same(
        query('SELECT file, start, "end", role FROM sentences'),
        [
            (it["file"], found["start"], found["end"], it["blocks"][found["block"]]["role"])
            for it in read
            for found in it["sentences"]
        ],
        "sentences",
    )
    same(
        query('SELECT file, start, "end", entity, name, kind FROM entities'),
        [
            tuple([it["file"]] + [found[key] for key in ("start", "end", "id", "name", "kind")])
            for it in read
            for found in it["entities"]
        ],
        "entities",
    )
    stated = statements(folder)
    same(
        query('SELECT statement, sources, conflicts, file, start, "end" FROM statements'),
        [
            (number, it["sources"], len(it["conflicts"]), member["file"], member["start"], member["end"])
            for number, it in enumerate(stated, 1)
            for member in it["members"]
        ],
        "statements",
    )
    same(
        query("SELECT statement, kind, verdict, file_a, start_a, end_a, value_a, file_b, start_b, end_b, value_b FROM conflicts"),
        [
            (number, it["kind"], it["verdict"])
            + (it["file_a"], it["a"]["start"], it["a"]["end"], it["value_a"])
            + (it["file_b"], it["b"]["start"], it["b"]["end"], it["value_b"])
            for number, statement in enumerate(stated, 1)
            for it in statement["conflicts"]
        ],
        "conflicts",
    )
    # Offsets are those of the files.
    for table in ("sentences", "entities", "statements"):
        for file, start, end, text in query(f'SELECT file, start, "end", text FROM {table}'):
            same((corpus / file).read_bytes()[start:end].decode("utf-8"), text, table)
    # What a person would ask: the tables go together.
    same(
        query(
            "SELECT d.id, count(*) FROM entities e JOIN documents d ON e.document = d.id"
            " WHERE e.kind = 'person' GROUP BY d.id ORDER BY d.id"
        ),
        sorted(
            (it["id"], sum(found["kind"] == "person" for found in it["entities"])) for it in read
        ),
        "people by document",
    )
    joined = "SELECT count(*) FROM {} m JOIN sentences s ON m.sentence = s.id AND s.document = m.document"
    for table in ("entities", "statements"):
        same(query(joined.format(table)), query(f"SELECT count(*) FROM {table}"), table)
    same(
        query("SELECT count(DISTINCT statement) FROM statements WHERE sources > 1"),
        [(sum(it["sources"] > 1 for it in stated),)],
        "statements of several sources",
    )


def as_json(value):
    """A value of a Parquet file as bulk lines write it."""
    match value:
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
    return value


def with_pyarrow(_, folder):
    import pyarrow as pa
    import pyarrow.parquet

    types = {
        "start": pa.int64(),
        "text": pa.string(),
        "byline": pa.list_(pa.field("element", pa.string(), nullable=False)),
        "published_on": pa.date32(),
        "published_at": pa.timestamp("us", tz="UTC"),
    }
    lines = bulk_lines(folder)
    rows = {table: [] for table in TABLES}
    for action, row in zip(lines[::2], lines[1::2]):
        action, row = json.loads(action)["create"], json.loads(row)
        assert action["_id"] == row["id"]
        rows[action["_index"].removeprefix("sanding-")].append(row)
    for table in TABLES:
        found = pyarrow.parquet.read_table(folder / f"{table}.parquet")
        for field in found.schema:
            same(field.type, types.get(field.name, field.type), f"{table}.{field.name}")
        # Both formats have the same rows; a bulk line leaves out what is not known.
        found = [
            {name: as_json(value) for name, value in row.items() if value is not None}
            for row in found.to_pylist()
        ]
        same(found, rows[table], table)


def with_opensearch(_, folder):
    from opensearchpy import OpenSearch

    url = os.environ.get("SANDING_OPENSEARCH")
    stand_in = None
    if not url:
        from bulk_server import server

        stand_in = server()
        threading.Thread(target=stand_in.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{stand_in.server_port}"
    client = OpenSearch(url)
    if not stand_in:
        client.indices.delete(index="sanding-*")
    template = json.loads((folder / "opensearch-template.json").read_text())
    client.indices.put_index_template(name="sanding", body=template)
    lines = bulk_lines(folder)
    expected = Counter(json.loads(line)["create"]["_index"] for line in lines[::2])
    # The second time everything is there already, and nothing is there twice.
    for status in (201, 409):
        for at in range(0, len(lines), LINES_OF_A_REQUEST):
            part = b"\n".join(lines[at : at + LINES_OF_A_REQUEST]) + b"\n"
            answer = client.bulk(body=part, refresh=True)
            found = {item["create"]["status"] for item in answer["items"]}
            same(found, {status}, answer["items"][0])
        found = {index: client.count(index=index)["count"] for index in expected}
        same(found, dict(expected), "documents in the indexes")
    if not stand_in:
        # Only an engine knows that this is a form of `kunjungan`.
        query = {"query": {"match": {"text": "mengunjungi"}}}
        hits = client.search(index="sanding-documents", body=query)["hits"]["total"]["value"]
        assert hits > 0
    else:
        line = b'{"create":{"_index":"sanding-documents","_id":"x"}}\n'
        for row, status in [(b'{"judul":"x"}', 400), (b'{"published_on":"18 Juni"}', 400), (b"{}", 201)]:
            answer = client.bulk(body=line + row + b"\n")
            same(answer["items"][0]["create"]["status"], status, row)
        stand_in.shutdown()


if __name__ == "__main__":
    library, corpus, folder = sys.argv[1:]
    ways = {"duckdb": with_duckdb, "pyarrow": with_pyarrow, "opensearch": with_opensearch}
    ways[library](Path(corpus), Path(folder))
