"""Which units the page of a year lists: those of that year, and apart from them who had ended."""

from __future__ import annotations

import datetime as dt

from site_src.plan.entries import unit_entries, units_of_year

UNITS = """
    === tinh/unit.yml
    name: Tỉnh
    kind: tinh
    === tinh/quan/unit.yml
    name: Quận
    kind: quan
    === tinh/dao/unit.yml
    name: Đặc khu
    kind: dac-khu
    === tinh/phuong/unit.yml
    name: Phường
    kind: phuong
    valid_from: 01/7/2025
    === tinh/xa/unit.yml
    name: Xã
    kind: xa
    valid_until: 31/12/2022
    """


def test_units_of_a_year(content_tree):
    content = content_tree(UNITS).tree
    paths = ["", "tinh", *(f"tinh/{name}" for name in ("quan", "dao", "phuong", "xa"))]
    units = {path: (content.read_unit(path)[0], ()) for path in paths}
    (province,) = unit_entries(units.values(), dt.date(2026, 1, 1))

    def listed(year: int) -> dict[str, bool]:
        found = units_of_year(province.below, units, dt.date(year, 10, 1))
        return {entry.name: entry.gone is not None for entry in found}

    # Of its year it was a unit; today both are former ones.
    assert listed(2021) == {"Quận": True, "Xã": True}
    assert listed(2023) == {"Quận": True, "Xã": True}
    assert listed(2025) == {"Đặc khu": False, "Phường": False, "Quận": True, "Xã": True}
    entries = units_of_year(
        unit_entries(units.values(), dt.date(2025, 5, 1))[0].below, units, dt.date(2025, 10, 1)
    )
    # Built in May for October: the district will have ended.
    assert {entry.name for entry in entries if entry.gone} == {"Quận", "Xã"}
