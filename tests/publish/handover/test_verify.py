"""`verify`: a place is whole, or what is missing, changed and foreign is named."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from site_src.cli import FAILED, OK, main
from site_src.publish.handover.material import material
from site_src.publish.handover.pack import pack
from site_src.publish.handover.refused import RefusedError
from site_src.publish.handover.signing import SigningKey
from site_src.publish.handover.verify import SAMPLES, Verdict, on_disk, verify
from site_src.publish.handover.web import WebCopy
from tests.publish.handover.conftest import CAMPAIGN
from tests.serving import Answer, Server


@pytest.fixture
def place(site: Path, tmp_path: Path) -> Path:
    """A campaign as it is handed over, in a folder."""
    folder = tmp_path / "tuan-le"
    found = material(site, CAMPAIGN)
    for path in found.files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(found.read(path))
    return folder


def _look(path: Path) -> Verdict:
    with on_disk(path) as place:
        return verify(place)


def _spoil(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b" ")


@pytest.mark.parametrize(
    ("change", "missing", "changed", "foreign"),
    [
        (lambda folder: None, (), (), ()),
        (lambda folder: (folder / "sw.js").unlink(), ("sw.js",), (), ()),
        (lambda folder: (folder / "build.json").unlink(), ("build.json",), (), ()),
        (lambda folder: _spoil(folder / "chuong-trinh/index.html"), (), None, ()),
        (lambda folder: (folder / "a.php").touch(), (), (), ("a.php",)),
        (
            lambda folder: (folder / "sw.js").rename(folder / "SW.js"),
            ("sw.js",),
            (),
            ("SW.js",),
        ),
    ],
)
def test_folder(
    place: Path,
    change: Callable[[Path], None],
    missing: tuple[str, ...],
    changed: tuple[str, ...] | None,
    foreign: tuple[str, ...],
):
    change(place)
    verdict = _look(place)
    changed = ("chuong-trinh/index.html",) if changed is None else changed
    assert (verdict.missing, verdict.changed, verdict.foreign) == (missing, changed, foreign)
    assert verdict.is_good == (not (missing or changed or foreign))


def test_folder_without_a_list_is_refused(place: Path):
    (place / "sha256sums.txt").unlink()
    with pytest.raises(RefusedError, match=r"sha256sums\.txt"):
        _look(place)
    (place / "sha256sums.txt").write_text("<html>")
    with pytest.raises(RefusedError, match=r"sha256sums\.txt"):
        _look(place)


def test_zip_is_looked_at_and_one_that_was_cut_is_told(site: Path, tmp_path: Path):
    file = tmp_path / "goi.zip"
    whole, _made = pack(site, CAMPAIGN)
    file.write_bytes(whole)
    assert _look(file).is_good
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RefusedError, match=r"goi\.zip"):
        _look(file)
    with zipfile.ZipFile(tmp_path / "khac.zip", "w") as archive:
        archive.writestr("a.txt", "?")
    with pytest.raises(RefusedError):
        _look(tmp_path / "khac.zip")


def test_signature_is_looked_at(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file, key = tmp_path / "goi.zip", SigningKey(bytes(32))
    whole, _made = pack(site, CAMPAIGN)
    file.write_bytes(whole)
    arguments = ["verify", str(file), "--key", key.public.text]
    assert main(arguments) == FAILED
    beside = tmp_path / "goi.zip.minisig"
    beside.write_text(key.sign(whole, "goi.zip"))
    assert main(arguments) == OK
    assert "goi.zip" in capsys.readouterr().out
    beside.write_text(key.sign(whole + b" ", "goi.zip"))
    assert main(arguments) == FAILED
    beside.write_text("?")
    assert main(arguments) == FAILED


def test_web_is_looked_at_with_few_requests(place: Path):
    server = Server(place)
    with closing(WebCopy(server.address.removesuffix("/"))) as web:
        verdict = verify(web)
        assert web.requests <= SAMPLES + 16
    assert (verdict.missing, verdict.changed) == ((), ())
    (place / "chuong-trinh/index.html").write_text("bảo trì")
    (place / "feed.xml").unlink()
    with closing(WebCopy(server.address)) as web:
        verdict = verify(web, everything=True)
    assert verdict.changed == ("chuong-trinh/index.html",)
    assert verdict.missing == ("feed.xml",)
    server.stop()
    with (
        closing(WebCopy(server.address)) as web,
        pytest.raises(RefusedError, match=r"127\.0\.0\.1"),
    ):
        verify(web)


def test_host_that_hands_out_in_its_own_way_is_told(place: Path):
    server = Server(place, policy="")

    def lie(path: str) -> Answer | None:
        file = place / path.strip("/")
        if path.endswith(".js"):
            return Answer(body=file.read_bytes(), type="text/plain")
        if "khong-co" in path:
            return Answer(body=b"welcome")
        return None

    server.lie = lie
    with closing(WebCopy(server.address)) as web:
        told = "\n".join(verify(web).host)
    server.stop()
    for word in ("text/plain", "Content-Security-Policy", "nosniff", "200"):
        assert word in told, told


def test_command_says_whether_it_is_the_build_from_here(
    place: Path, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    content = ["--content", str(site.parent / "content"), "--site", str(site)]
    assert main(["verify", str(place), CAMPAIGN, *content]) == OK
    other = Path(shutil.copytree(site, tmp_path / "site"))
    sums = (other / CAMPAIGN / "sha256sums.txt").read_text(encoding="utf-8")
    file = other / CAMPAIGN / "la.txt"
    file.write_text("")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (other / CAMPAIGN / "sha256sums.txt").unlink()
    (other / CAMPAIGN / "sha256sums.txt").write_text(f"{sums}{empty}  la.txt\n", encoding="utf-8")
    content = ["--content", str(site.parent / "content"), "--site", str(other)]
    assert main(["verify", str(place), CAMPAIGN, *content]) == FAILED
    assert main(["verify", str(tmp_path / "khong-co")]) == FAILED
    assert "khong-co" in capsys.readouterr().err
