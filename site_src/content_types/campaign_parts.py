"""The parts of campaign.yml: a purpose, a notice, whom to ask, what is wider and lower."""

from site_src.base.messages import mark as N_
from site_src.content_types.fields import (
    DateField,
    Email,
    OldIds,
    PeriodField,
    Phone,
    Text,
    Url,
)
from site_src.content_types.records import (
    SOURCE,
    WAS,
    Item,
    Record,
    SourceRecord,
    about,
)


class StatementRecord(Item):
    """A purpose, a requirement or a context."""

    REQUIRED = ("text",)
    IDENTITY = ("text",)

    text: Text | None = about(N_("what it says, in your own words"), "Ai cũng có chỗ học gần nhà.")
    was: OldIds | None = WAS
    source: SourceRecord | None = SOURCE


class LowerProgramRecord(Item):
    """The span in which the units below run their own programme."""

    REQUIRED = ("name", "period")
    IDENTITY = ("name", "period")

    name: Text | None = about(N_("name"), "Hoạt động ở các thôn")
    period: PeriodField | None = about(N_("from which day to which"), "01/10/2026 - 07/10/2026")
    participants: list[Text] | None = about(N_("who takes part"), "[12 thôn, các trường học]")
    source: SourceRecord | None = SOURCE


class WiderProgramRecord(Record):
    """What the Week is a part of."""

    WHOLE = True
    REQUIRED = ("title", "period")

    title: Text | None = about(N_("name"), "Tháng học tập suốt đời")
    period: PeriodField | None = about(N_("from which day to which"), "01/10/2026 - 31/10/2026")
    source: SourceRecord | None = SOURCE


class NoticeRecord(Record):
    """An urgent word, hidden after the day `until`."""

    WHOLE = True
    REQUIRED = ("text", "until")

    text: Text | None = about(
        N_("what it says, one or two sentences"), "Do mưa lớn, Lễ khai mạc chuyển vào hội trường."
    )
    until: DateField | None = about(
        N_("the last day on which it is shown, with day, month and year"), "01/10/2026"
    )
    url: Url | None = about(N_("a page that says more"), "https://example.vn/thong-bao")


class ContactRecord(Item):
    """Whom a citizen asks."""

    REQUIRED = ("name",)
    IDENTITY = ("name",)

    name: Text | None = about(N_("person or place to ask"), "Công chức Văn hóa - Xã hội xã Mẫu")
    role: Text | None = about(N_("what to ask about"), "Trả lời về lịch hoạt động")
    phone: Phone | None = about(N_("telephone"), "024 0000 0000")
    email: Email | None = about(N_("e-mail"), "tuanle@example.vn")
    address: Text | None = about(N_("address"), "Trụ sở UBND xã Mẫu")
    url: Url | None = about(N_("website"), "https://example.vn/")
    was: OldIds | None = WAS
    source: SourceRecord | None = SOURCE
