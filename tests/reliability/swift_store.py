"""OpenStack Swift on one machine, speaking S3: a real distributed store for the suites that a bucket has to pass.

Debian's packages (`PACKAGES`), one device in a plain folder of a file system with extended attributes, one replica, ports of
chance above 1024, memcached beside it. Nothing outside the folder is touched; all processes end with the block.
"""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import requests

from tests.live_city import free_port

PACKAGES = "swift-proxy swift-account swift-container swift-object memcached"
BUCKET = "parts"
_KINDS = ("account", "container", "object")
_KEYS = {"AWS_ACCESS_KEY_ID": "city:parts", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}
_READY_WITHIN_S = 60.0

_SERVER = """[DEFAULT]
devices = {devices}
mount_check = false
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
swift_dir = {folder}
log_level = ERROR
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""
_PROXY = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
swift_dir = {folder}
log_level = ERROR
[pipeline:main]
pipeline = catch_errors gatekeeper cache s3api tempauth copy slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{memcached}
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_city_parts = secret .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
"""


def is_installed() -> bool:
    return all(shutil.which(f"swift-{kind}-server") for kind in (*_KINDS, "proxy")) and bool(shutil.which("memcached"))


@contextmanager
def swift(folder: Path) -> Iterator[Mapping[str, str]]:
    """What a test is told to find an empty bucket there: endpoint and keys, as environment."""
    ports = {name: free_port() for name in (*_KINDS, "proxy", "memcached")}
    _configure(folder, ports)
    told = {"BALAI_TEST_S3": f"http://127.0.0.1:{ports['proxy']}", "BALAI_TEST_S3_BUCKET": BUCKET, **_KEYS}
    with ExitStack() as running:
        memcached = ["memcached", "-u", getpass.getuser(), "-l", "127.0.0.1", "-p", str(ports["memcached"])]
        running.enter_context(_process(memcached, folder / "memcached.log"))
        for kind in (*_KINDS, "proxy"):
            line = [f"swift-{kind}-server", str(folder / f"{kind}-server.conf")]
            running.enter_context(_process(line, folder / f"{kind}.log"))
        _await(told["BALAI_TEST_S3"])
        _make_bucket(told)
        yield told


def _configure(folder: Path, ports: Mapping[str, int]) -> None:
    (folder / "node" / "d1").mkdir(parents=True)
    here = {"folder": folder, "user": getpass.getuser(), "devices": folder / "node", "memcached": ports["memcached"]}
    prefixes = "swift_hash_path_prefix = test\nswift_hash_path_suffix = test\n"
    (folder / "swift.conf").write_text(
        f"[swift-hash]\n{prefixes}[storage-policy:0]\nname = one\ndefault = yes\n", encoding="ascii"
    )
    for kind in _KINDS:
        builder = str(folder / f"{kind}.builder")
        for arguments in (["create", "6", "1", "1"], ["add", f"r1z1-127.0.0.1:{ports[kind]}/d1", "1"], ["rebalance"]):
            subprocess.run(["swift-ring-builder", builder, *arguments], check=True, capture_output=True)
        text = _SERVER.format(kind=kind, port=ports[kind], **here)
        (folder / f"{kind}-server.conf").write_text(text, encoding="utf-8")
    (folder / "proxy-server.conf").write_text(_PROXY.format(port=ports["proxy"], **here), encoding="utf-8")


@contextmanager
def _process(line: list[str], log: Path) -> Iterator[None]:
    with log.open("wb") as file, subprocess.Popen(line, stdout=file, stderr=file) as process:
        try:
            yield
        finally:
            process.terminate()


def _await(endpoint: str) -> None:
    """Until the proxy refuses a stranger, which it asks the others for nothing about."""
    until = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < until:
        try:
            requests.get(endpoint, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("Swift did not answer; its logs lie beside its configuration")


def _make_bucket(told: Mapping[str, str]) -> None:
    import boto3

    client = boto3.client(
        "s3",
        endpoint_url=told["BALAI_TEST_S3"],
        aws_access_key_id=told["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=told["AWS_SECRET_ACCESS_KEY"],
        region_name=told["AWS_REGION"],
    )
    until = time.monotonic() + _READY_WITHIN_S
    while True:
        try:
            client.create_bucket(Bucket=BUCKET)
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)  # the storage servers answer a moment after the proxy
        else:
            return


def environment(told: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **told}
