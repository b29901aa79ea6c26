"""A bucket to test against: moto's server in a thread of this process, or the store that the environment names."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sync.server.ingest.parts_bucket import PartsBucket

REAL_STORE = "BALAI_TEST_S3"
"""`http://host:port` of a store that speaks S3; its keys are the usual AWS_… ones, its bucket is BALAI_TEST_S3_BUCKET."""

_KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1"}
_BUCKET = "parts"


@contextmanager
def moto_server() -> Iterator[str]:
    """Its endpoint, with an empty bucket."""
    import requests
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        assert requests.put(f"{endpoint}/{_BUCKET}", timeout=60).ok
        yield endpoint
    finally:
        server.stop()


def bucket_environment(endpoint: str) -> Mapping[str, str]:
    """What a city server is told to keep its parts there, under a prefix of their own."""
    address = f"s3://{os.environ.get('BALAI_TEST_S3_BUCKET', _BUCKET)}/{uuid.uuid4().hex}"
    place = {"BALAI_CITY_PARTS": address, "BALAI_CITY_S3_ENDPOINT": endpoint}
    return {**({} if os.environ.get(REAL_STORE) == endpoint else _KEYS), **place}


def fresh_bucket(endpoint: str) -> PartsBucket:
    environment = bucket_environment(endpoint)
    bucket, _, prefix = environment["BALAI_CITY_PARTS"].removeprefix("s3://").partition("/")
    keys = {
        "access_key_id": environment.get("AWS_ACCESS_KEY_ID", os.environ.get("AWS_ACCESS_KEY_ID")),
        "secret_access_key": environment.get("AWS_SECRET_ACCESS_KEY", os.environ.get("AWS_SECRET_ACCESS_KEY")),
        "region": environment.get("AWS_REGION", os.environ.get("AWS_REGION", "us-east-1")),
    }
    return PartsBucket.of(bucket, prefix, endpoint=endpoint, **keys)
