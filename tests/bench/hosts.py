"""The texts of may-chu/ on a real nginx and a real Apache (Debian's packages), on this machine.

    .venv/bin/python -m tests.bench.hosts site/

Serves a copy of a built site at the root of each and in a folder, asks for a page, its compressed
copies, a calendar, a feed, a hashed file, a page to be framed and one that is not there, and prints
what is not as it should be. In a folder a foreign page lies beside it, on a website with a strict
policy of its own, caching by patterns and a 404 page: their answers must be the same to the byte
with our texts and without.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli

from site_src.outputs.host_rules import FOR_EVER, FRAMING, FRESH, HEADERS, POLICY


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


PORT = _free_port()
NGINX = """
daemon off; pid {root}/nginx.pid; error_log {root}/nginx.log; user root;
include /etc/nginx/modules-enabled/50-mod-http-brotli-static.conf;
events {{ }}
http {{
  access_log off; include /etc/nginx/mime.types;
  server {{
    listen 127.0.0.1:{port}; root {site};
    {website}
    {lines}
  }}
}}
"""
# A website of others: what it says of its own must not become ours, nor ours its.
NGINX_WEBSITE = """
    add_header Content-Security-Policy "default-src 'none'; style-src 'self'" always;
    add_header X-Frame-Options DENY always;
    add_header Cache-Control "public, max-age=60";
    error_page 404 /khac/404.html;
    gzip on; gzip_types text/html;
    location ~* [.](css|js|png|ics)$ { expires 30d; }
    location ~ [.]php$ { return 403; }
"""
MODULES = "mpm_event authz_core mime dir headers rewrite autoindex deflate filter expires"
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
{website}
<Directory {site}>
  Options Indexes
  AllowOverride All
  Require all granted
</Directory>
"""
APACHE_WEBSITE = """
Header always set Content-Security-Policy "default-src 'none'; style-src 'self'"
Header set X-Frame-Options DENY
Header set Referrer-Policy no-referrer
ErrorDocument 404 /khac/404.html
ExpiresActive On
ExpiresByType text/css "access plus 30 days"
ExpiresDefault "access plus 1 hour"
"""
PAGE = "tp-ho-chi-minh/quan-3/2023/"
FOREIGN = ("", "khac/", "khac/site.css", "khac/embed/", "khong-co/", "khac/assets/a.1a2b3c4d.css")
# What differs from one answer to the next by itself.
OF_THE_MOMENT = ("date", "expires")


def main() -> None:
    """Serve, ask, print; exit code 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site
    wrong = 0
    for mount in ("", "tuan-le/", "so-gddt/tuan-le-2026/"):
        for name, command in (("nginx", nginx), ("Apache", apache)):
            with tempfile.TemporaryDirectory() as folder:
                root = Path(folder)
                root.chmod(0o755)
                shutil.copytree(site, root / "site" / mount)
                (root / "site" / mount / PAGE / "assets/a.1a2b3c4d.css").write_text("a{}" * 99)
                _write_website(root / "site", mount)
                with running(command(root, mount, with_texts=False), root):
                    before = [_foreign(address) for address in FOREIGN if mount]
                with running(command(root, mount), root):
                    found = [*_wrong(PORT, mount)]
                    for address, answer in zip(FOREIGN, before, strict=bool(mount)):
                        if (now := _foreign(address)) != answer:
                            found.append(f"foreign {address}: {answer} became {now}")
                for line in found:
                    wrong += 1
                    print(f"{name} /{mount}: {line}")
                print(f"{name} at /{mount}: asked")
    sys.exit(bool(wrong))


def _write_website(site: Path, mount: str) -> None:
    for address in FOREIGN if mount else ():
        file = site / (f"{address}index.html" if address.endswith("/") or not address else address)
        if "khong-co" not in address:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"<html>{address}</html>", encoding="utf-8")
    if mount:
        (site / "khac/404.html").write_text("<html>của cổng</html>", encoding="utf-8")


def _foreign(address: str) -> tuple[int, list[tuple[str, str]], bytes]:
    status, headers, body = ask(PORT, address, "gzip, br")
    return status, sorted((k, v) for k, v in headers.items() if k not in OF_THE_MOMENT), body


@contextlib.contextmanager
def running(command: list[str], root: Path) -> Iterator[None]:
    """A server, from the moment at which it answers."""
    server = subprocess.Popen(command)
    try:
        for _attempt in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", PORT), 1):
                break
            assert server.poll() is None, [f.read_text() for f in root.glob("*.log")]
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


def nginx(root: Path, mount: str, with_texts: bool = True) -> list[str]:
    """The command that runs nginx over root/site, with our text for the site in a folder."""
    lines = (root / "site" / mount / "may-chu/nginx.txt").read_text(encoding="utf-8")
    folder = re.search(r"location \^~ (\S+) \{", lines)
    assert folder
    lines = lines.replace("#brotli_static", "brotli_static")
    lines = lines.replace(f" {folder[1]}", f" /{mount}").replace(f"^{folder[1]}", f"^/{mount}")
    file = root / "nginx.conf"
    website = NGINX_WEBSITE if mount else ""
    values = {"root": root, "site": root / "site", "port": PORT, "website": website}
    file.write_text(NGINX.format(**values, lines=lines if with_texts else ""))
    return ["nginx", "-c", str(file)]


def apache(root: Path, mount: str, with_texts: bool = True) -> list[str]:
    """The same for Apache."""
    own = root / "site" / mount
    access = own / ".htaccess"
    access.unlink(missing_ok=True)
    if with_texts:
        shutil.copyfile(own / "may-chu/htaccess.txt", access)
    modules = "\n".join(f"LoadModule {m}_module modules/mod_{m}.so" for m in MODULES.split())
    file = root / "apache.conf"
    website = APACHE_WEBSITE if mount else ""
    values = {"root": root, "site": root / "site", "port": PORT, "website": website}
    file.write_text(APACHE.format(**values, modules=modules))
    return ["apache2", "-d", "/usr/lib/apache2", "-f", str(file), "-DFOREGROUND"]


Answer = tuple[int, dict[str, str], bytes]
Ask = Callable[[str], Answer]


def ask(port: int, address: str, encoding: str = "identity") -> Answer:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as way:
        return _answer(way, address, encoding)


@contextlib.contextmanager
def connected(port: int) -> Iterator[Ask]:
    """One connection for many addresses, opened again where a server ends it."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as way:
        yield lambda address: _answer(way, address, "identity")


def _answer(way: http.client.HTTPConnection, address: str, encoding: str) -> Answer:
    way.request("GET", f"/{address}", headers={"Accept-Encoding": encoding})
    answer = way.getresponse()
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
        (
            f"{PAGE}calendar.ics",
            "gzip, br",
            200,
            "text/calendar; charset=utf-8",
            policy,
            FRESH,
            "gzip",
        ),
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
        found, headers, body = ask(port, mount + address, encoding)
        wanted = {"content-security-policy": csp, **{k.lower(): v for k, v in HEADERS.items()}}
        wanted |= {"content-type": kind} if kind else {}
        wanted |= {"cache-control": cache} if cache else {}
        name = f"{address} ({encoding})"
        if found not in ((status,) if status else (403, 404)):
            yield f"{name}: status {found}"
        for key, value in wanted.items():
            if headers.get(key, "").lower() != value.lower():
                yield f"{name}: {key} is {headers.get(key)}"
        for key in ("x-frame-options", "expires"):
            if mount and key in headers:
                yield f"{name}: {key} is {headers[key]}"
        if headers.get("content-encoding") != packed:
            yield f"{name}: encoded as {headers.get('content-encoding')}"
        is_br = headers.get("content-encoding") == "br"
        if found == 200 and packed == "br" and is_br and not brotli.decompress(body):
            yield f"{name}: nothing in it"
        if packed and "accept-encoding" not in headers.get("vary", "").lower():
            yield f"{name}: Vary is {headers.get('vary')}"
        if found == 404 and (b"<html" not in body or "của cổng".encode() in body):
            yield f"{name}: not our page"


if __name__ == "__main__":
    main()
