"""The texts of may-chu/ on a real nginx and a real Apache (Debian's packages), on this machine.

    .venv/bin/python -m tests.bench.hosts site/

Serves a copy of a built site at the root of each and in a folder, asks for a page, its compressed
copies, a calendar, a feed, a hashed file, a page to be framed and one that is not there, and prints
what is not as it should be.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import brotli

from site_src.outputs.hosting import FOR_EVER, FRAMING, FRESH, HEADERS, POLICY

NGINX = """
daemon off; pid {root}/nginx.pid; error_log {root}/nginx.log; user root;
include /etc/nginx/modules-enabled/50-mod-http-brotli-static.conf;
events {{ }}
http {{
  access_log off; include /etc/nginx/mime.types;
  server {{ listen 127.0.0.1:{port}; root {site}; {lines} }}
}}
"""
MODULES = "mpm_event authz_core mime dir headers rewrite autoindex deflate filter"
APACHE = """
ServerRoot /usr/lib/apache2
{modules}
TypesConfig /etc/mime.types
AddType application/x-gzip .gz
AddLanguage br .br
AddOutputFilterByType DEFLATE text/html text/css
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {root}/apache.pid
ErrorLog {root}/apache.log
DocumentRoot {site}
<Directory {site}>
  Options Indexes
  AllowOverride All
  Require all granted
</Directory>
"""
PAGE = "tp-ho-chi-minh/quan-3/2023/"


def main() -> None:
    """Serve, ask, print; exit code 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site
    wrong = 0
    for mount in ("", "tuan-le/"):
        for name, command in (("nginx", _nginx), ("Apache", _apache)):
            with tempfile.TemporaryDirectory() as folder:
                root = Path(folder)
                root.chmod(0o755)
                shutil.copytree(site, root / "site" / mount)
                (root / "site" / mount / PAGE / "assets/a.1a2b3c4d.css").write_text("a{}" * 99)
                port = 8765
                server = subprocess.Popen(command(root, mount, port))
                try:
                    time.sleep(2)
                    for line in _wrong(port, mount):
                        wrong += 1
                        print(f"{name} /{mount}: {line}")
                finally:
                    server.terminate()
                    server.wait()
                    log = root / f"{name.lower()}.log"
                    errors = log.read_text(encoding="utf-8") if log.exists() else ""
                    print(
                        f"{name} at /{mount}: asked",
                        *(e for e in errors.splitlines() if "emerg" in e),
                    )
    sys.exit(bool(wrong))


def _nginx(root: Path, mount: str, port: int) -> list[str]:
    lines = (root / "site" / mount / "may-chu/nginx.txt").read_text(encoding="utf-8")
    lines = lines.replace("#brotli_static", "brotli_static").replace("404 /", f"404 /{mount}")
    file = root / "nginx.conf"
    file.write_text(NGINX.format(root=root, site=root / "site", port=port, lines=lines))
    return ["nginx", "-c", str(file)]


def _apache(root: Path, mount: str, port: int) -> list[str]:
    own = root / "site" / mount
    text = (own / "may-chu/htaccess.txt").read_text(encoding="utf-8")
    (own / ".htaccess").write_text(text.replace("404 /", f"404 /{mount}"), encoding="utf-8")
    modules = "\n".join(f"LoadModule {m}_module modules/mod_{m}.so" for m in MODULES.split())
    file = root / "apache.conf"
    file.write_text(APACHE.format(root=root, site=root / "site", port=port, modules=modules))
    return ["apache2", "-d", "/usr/lib/apache2", "-f", str(file), "-DFOREGROUND"]


Answer = tuple[int, dict[str, str], bytes]


def _ask(port: int, address: str, encoding: str = "identity") -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/{address}", headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    body = answer.read()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body


def _wrong(port: int, mount: str) -> Iterator[str]:
    """Each thing that an answer should hold and does not."""
    html, policy = "text/html; charset=utf-8", f"{POLICY}; {FRAMING}"
    cases = (
        ("", "identity", 200, html, policy, FRESH, None),
        (PAGE, "identity", 200, html, policy, FRESH, None),
        (PAGE, "gzip, deflate, br", 200, html, policy, FRESH, "br"),
        (PAGE, "gzip", 200, html, policy, FRESH, "gzip"),
        (f"{PAGE}index.html", "br", 200, html, policy, FRESH, "br"),
        (f"{PAGE}embed/", "gzip, br", 200, html, POLICY, FRESH, "br"),
        (f"{PAGE}calendar.ics", "br", 200, "text/calendar; charset=utf-8", policy, FRESH, "br"),
        (
            f"{PAGE}calendar.ics",
            "identity",
            200,
            "text/calendar; charset=utf-8",
            policy,
            FRESH,
            None,
        ),
        (
            f"{PAGE}feed.xml",
            "gzip",
            200,
            "application/atom+xml; charset=utf-8",
            policy,
            FRESH,
            "gzip",
        ),
        (f"{PAGE}program.json", "br", 200, "application/json", policy, FRESH, "br"),
        (f"{PAGE}assets/site.css", "br", 200, "text/css; charset=utf-8", policy, FRESH, "br"),
        (
            f"{PAGE}assets/a.1a2b3c4d.css",
            "br",
            200,
            "text/css; charset=utf-8",
            policy,
            FOR_EVER,
            None,
        ),
        (f"{PAGE}assets/", "identity", 0, None, policy, None, None),
        (f"{PAGE}khong-co/", "identity", 404, html, policy, None, None),
    )
    for address, encoding, status, kind, csp, cache, packed in cases:
        found, headers, body = _ask(port, mount + address, encoding)
        wanted = {"content-security-policy": csp, **{k.lower(): v for k, v in HEADERS.items()}}
        wanted |= {"content-type": kind} if kind else {}
        wanted |= {"cache-control": cache} if cache else {}
        name = f"{address} ({encoding})"
        if found not in ((status,) if status else (403, 404)):
            yield f"{name}: status {found}"
        for key, value in wanted.items():
            if headers.get(key, "").lower() != value.lower():
                yield f"{name}: {key} is {headers.get(key)}"
        if headers.get("content-encoding") != packed:
            yield f"{name}: encoded as {headers.get('content-encoding')}"
        if found == 200 and packed == "br" and not brotli.decompress(body):
            yield f"{name}: nothing in it"
        if packed and "accept-encoding" not in headers.get("vary", "").lower():
            yield f"{name}: Vary is {headers.get('vary')}"
        if found == 404 and b"<html" not in body:
            yield f"{name}: not our page"


if __name__ == "__main__":
    main()
