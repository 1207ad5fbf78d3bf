"""What people and machines do to a content, its site and what is kept of it, by chance."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
from collections.abc import Callable

from site_src.publish import placing
from tests.conftest import Content
from tests.publish.twins import EVENT, Twins
from tests.workbooks import workbook

UNITS = ("", "tinh/", "tinh/xa/", "tinh/phuong/", "huyen/")


def _events(twins: Twins, chance: random.Random) -> None:
    count = chance.randrange(3)
    text = "".join(EVENT.format(n, chance.randrange(7, 20)) for n in range(count)) or "[]\n"
    twins.write(f"{chance.choice(UNITS[:3])}2023/events.yml", text)


def _theme(twins: Twins, chance: random.Random) -> None:
    words = (
        f"title: Tuần lễ\ntheme: Chủ đề {chance.randrange(5)}\nperiod: 02/10/2023 - 04/10/2023\n"
    )
    twins.write("2023/campaign.yml", words)


def _unit(twins: Twins, chance: random.Random) -> None:
    """What a unit says of itself, and pages of others show of it."""
    path = chance.choice(UNITS[1:])
    lines = (
        f"short_name: Nơi {chance.randrange(4)}",
        "valid_until: 30/06/2025",
        f"predecessors: [tinh/{chance.choice(('xa', 'phuong'))}]",
        f"address: Số {chance.randrange(3)}",
        f"site_url: https://{chance.choice('ab')}.example.vn/tuan-le/",
    )
    said = [line for line in lines if chance.random() < 0.3]
    kind = "xa" if "/" in path[:-1] else "tinh"
    twins.write(
        f"{path}unit.yml",
        "\n".join([f"name: Đơn vị {chance.randrange(99)}", f"kind: {kind}", *said]) + "\n",
    )


def _remove(twins: Twins, chance: random.Random) -> None:
    below = [path for path in sorted(twins.root.glob("*/**/*")) if path.name != "2023"]
    path = chance.choice(below or [twins.root / "nothing"])
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _rename(twins: Twins, chance: random.Random) -> None:
    one, other = twins.root / "tinh/xa", twins.root / "tinh/phuong"
    if one.is_dir() and not other.exists():
        one.rename(other)
    elif other.is_dir() and not one.exists():
        other.rename(one)


def _leads_on(twins: Twins, chance: random.Random) -> None:
    """A unit that was another, a campaign that goes on from another or was of another year."""
    action = chance.randrange(3)
    if action == 0:
        was = chance.choice(("tinh/xa", "tinh/xa-cu", "xa-xua"))
        text = f"name: Phường\nkind: phuong\nwas: [{was}]\n"
        twins.write("tinh/phuong/unit.yml", text)
    elif action == 1:
        before = chance.choice(("huyen/2023", "tinh/xa/2023", "2023"))
        twins.write("tinh/2023/campaign.yml", f"title: Tuần lễ ở tỉnh\nfollows: [{before}]\n")
    else:
        old = chance.choice((2021, 2022, 2023))
        twins.write("tinh/xa/2024/campaign.yml", f"title: Tuần lễ\nwas: [{old}]\n")


def _record(twins: Twins, chance: random.Random) -> None:
    """What was published: addresses that stand, are lost, moved, or were taken away."""
    path = chance.choice(UNITS[:4])
    tails = ("", "chuong-trinh/viec-0/", "tin-tuc/tin/", "program.json", "lich.ics")
    years = chance.sample((2021, 2022, 2023, 2024), 2)
    lines = [
        f"{at}{year}/{chance.choice(tails)}:{chance.choice(('', ' đã gỡ'))}"
        for year in years
        for at in (path, chance.choice(("tinh/xa-cu/", "tinh/xa/", "xa-xua/")))
    ]
    twins.write(f"{path}published.yml", "\n".join(sorted(set(lines))) + "\n")


def _one_by_name(twins: Twins, chance: random.Random) -> None:
    """A build of one campaign between two of all."""
    path = chance.choice(("2023", "tinh/2023", "tinh/xa/2023", "tinh/phuong/2023"))
    twins.build(path, compressed=chance.random() < 0.2)


def _same_size_and_time(twins: Twins, chance: random.Random) -> None:
    """A change of which size and time of the file tell nothing."""
    file = twins.root / "tinh/xa/2023/events.yml"
    if file.is_file():
        before, text = file.stat(), file.read_text(encoding="utf-8")
        file.write_text(text.replace("3/10/2023", "4/10/2023"), encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _year(twins: Twins, chance: random.Random) -> None:
    path = chance.choice(UNITS[:3])
    twins.write(f"{path}2024/campaign.yml", f"title: Tuần lễ\nstate: {chance.choice(STATES)}\n")


def _news(twins: Twins, chance: random.Random) -> None:
    head = f"title: Tin\ndate: 0{chance.randrange(1, 4)}/10/2023\n"
    twins.write("tinh/2023/news/tin-tinh.md", f"---\n{head}---\nTin.\n")


def _media(twins: Twins, chance: random.Random) -> None:
    lines = "    a\n" * chance.randrange(1, 5_000)
    Content(twins.root).write(f"    === tinh/xa/2023/media/bang.pdf\n{lines}")


def _day(twins: Twins, chance: random.Random) -> None:
    twins.day = dt.date(2023, 10, chance.randrange(1, 6))


def _hand_in_the_site(twins: Twins, chance: random.Random) -> None:
    files = [path for path in sorted(twins.site.rglob("*")) if path.is_file()]
    file = chance.choice(files) if files else twins.site / "x"
    if file.name == placing.MARK or not files:
        return
    action = chance.randrange(3)
    if action == 0:
        file.unlink()
    elif action == 1:
        file.write_bytes(b"x" + file.read_bytes())
    else:
        (file.parent / "khach.html").write_text("x", encoding="utf-8")


def _damage(twins: Twins, chance: random.Random) -> None:
    for file in sorted([*twins.folder.glob("store/*/*"), *twins.folder.glob("memories/*/*")]):
        if chance.random() < 0.3:
            file.write_bytes(file.read_bytes()[: chance.randrange(200)])


def _site_gone(twins: Twins, chance: random.Random) -> None:
    shutil.rmtree(twins.site, ignore_errors=True)


def _slogans(twins: Twins, chance: random.Random) -> None:
    """What all below inherit."""
    words = f'{{id: mot, text: "Học {chance.randrange(4)}"}}'
    group = f"- id: chung\n  where: Nơi công cộng\n  choice: bắt buộc\n  slogans: [{words}]\n"
    twins.write(f"{chance.choice(UNITS[:3])}2023/slogans.yml", chance.choice((group, "[]\n")))


def _text(twins: Twins, chance: random.Random) -> None:
    """A page of its own, and a text that waits for its day."""
    path = chance.choice(UNITS[:3])
    words = f"Xem [chương trình](../chuong-trinh/){'.' * chance.randrange(3)}"
    twins.write(f"{path}2023/pages/ve-{len(path)}.md", f"---\ntitle: Về\n---\n{words}\n")
    head = f"title: Sau\ndate: 01/10/2023\npublish_from: 0{chance.randrange(1, 6)}/10/2023\n"
    twins.write("tinh/xa/2023/news/sau.md", f"---\n{head}---\nTin.\n")


def _campaign(twins: Twins, chance: random.Random) -> None:
    """What a Week says of itself, and those above and below show of it."""
    path = chance.choice(UNITS[1:4])
    lines = (
        f"theme: Riêng {chance.randrange(3)}",
        f"state: {chance.choice(('nháp', 'công bố', 'lưu trữ'))}",
        "status: hoãn",
        f"attendance: {chance.randrange(900)}",
        "show_events_below: có",
        f"contacts: [{{id: mot, name: Bà A, phone: 028 3930 {chance.randrange(1000, 9999)}}}]",
    )
    said = [line for line in lines if chance.random() < 0.4]
    if (twins.root / path).is_dir():
        twins.write(f"{path}2023/campaign.yml", "\n".join(["title: Tuần lễ", *said]) + "\n")


def _workbook(twins: Twins, chance: random.Random) -> None:
    """The programme as a table in place of the files."""
    folder = twins.root / chance.choice(("tinh/xa", "tinh")) / "2023"
    if chance.random() < 0.3:
        (folder / "chuong-trinh.xlsx").unlink(missing_ok=True)
    elif folder.is_dir():
        (folder / "events.yml").unlink(missing_ok=True)
        row = ("03/10/2023", "8h", f"Hội sách {chance.randrange(4)}", "Nhà văn hóa")
        table = workbook([("Ngày", "Giờ", "Nội dung", "Địa điểm"), row])
        (folder / "chuong-trinh.xlsx").write_bytes(table)


def _new_unit(twins: Twins, chance: random.Random) -> None:
    number = chance.randrange(5)
    path, kind = chance.choice(
        ((f"tinh/moi-{number}", "xa"), (f"tinh-{number}", "tinh"), ("tinh/xa/truong", "truong"))
    )
    if (twins.root / path).parent.is_dir():
        twins.write(f"{path}/unit.yml", f"name: Mới {number}\nkind: {kind}\n")
        if chance.random() < 0.6:
            twins.write(f"{path}/2023/events.yml", EVENT.format(number, 8 + number))


def mend(twins: Twins) -> None:
    """Make good what keeps most trees from being built: units and years without their files."""
    for path, kind in (("tinh", "tinh"), ("tinh/xa", "xa"), ("tinh/phuong", "phuong")):
        if (twins.root / path).is_dir() and not (twins.root / path / "unit.yml").exists():
            twins.write(f"{path}/unit.yml", f"name: Nơi\nkind: {kind}\n")
    for table in twins.root.glob("**/chuong-trinh.xlsx"):
        for name in ("events.yml", "places.yml", "organizations.yml"):
            (table.parent / name).unlink(missing_ok=True)


STATES = ("nháp", "công bố")
EDITS: tuple[Callable[[Twins, random.Random], None], ...] = (
    *(_events, _theme, _unit, _remove, _rename, _same_size_and_time, _year, _news),
    *(_media, _day, _hand_in_the_site, _damage, _site_gone, _leads_on, _record, _one_by_name),
    *(_slogans, _text, _campaign, _workbook, _new_unit),
)
