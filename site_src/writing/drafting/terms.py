"""What the words of an activity say of it in terms of the site: for whom, how, at what cost."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_src.model import Audience, Cost, EventKind, Mode
from site_src.model.vocabulary import known_term, label
from site_src.writing.drafting.activity import Activity
from site_src.writing.drafting.collecting import title_key
from site_src.writing.drafting.facts import Fact, Field, Grade
from site_src.writing.drafting.learning import WEB_ADDRESS

_AUDIENCES: tuple[tuple[Audience, str], ...] = (
    (
        Audience.EVERYONE,
        r"mọi người|toàn thể nhân dân|toàn dân|người dân|nhân dân|cộng đồng"
        r"|bà con|bạn đọc|mọi lứa tuổi",
    ),
    (Audience.CHILDREN, r"trẻ em|thiếu nhi|thiếu niên|trẻ mầm non|các cháu|trẻ mẫu giáo"),
    (Audience.PUPILS, r"học sinh"),
    (Audience.STUDENTS, r"sinh viên"),
    (Audience.LEARNERS, r"học viên"),
    (Audience.PARENTS, r"phụ huynh|cha mẹ"),
    (Audience.TEACHERS, r"giáo viên|nhà giáo|giảng viên|thầy cô|thầy, cô"),
    (Audience.OFFICIALS, r"cán bộ|công chức|viên chức"),
    (Audience.WORKERS, r"người lao động|công nhân|lao động trẻ"),
    (Audience.FARMERS, r"nông dân|bà con nông dân|nhà nông"),
    (Audience.WOMEN, r"phụ nữ|chị em|các bà|bà mẹ|các mẹ"),
    (Audience.YOUNG_PEOPLE, r"thanh niên|thanh thiếu niên|thanh thiếu nhi|người trẻ|giới trẻ"),
    (
        Audience.OLDER_PEOPLE,
        r"người cao tuổi|hội viên cao tuổi|người già|người lớn tuổi|cao niên"
        r"|(?:các|quý) cụ",
    ),
    (Audience.PEOPLE_WITH_DISABILITIES, r"người khuyết tật|trẻ khuyết tật"),
    (Audience.ETHNIC_MINORITIES, r"dân tộc thiểu số|đồng bào dân tộc|bà con dân tộc|người dân tộc"),
    (Audience.REMOTE_AREAS, r"vùng sâu|vùng xa|vùng cao|vùng khó khăn|biên giới|hải đảo"),
    (Audience.UNION_MEMBERS, r"đoàn viên"),
    (Audience.ASSOCIATION_MEMBERS, r"hội viên"),
)
# “Hội Người cao tuổi”, “Nhà Thiếu nhi”: who holds it, or where, and not for whom.
_NAMED_SO = re.compile(
    r"\b(?:hội|đoàn|câu lạc bộ|clb|cung|nhà|ban|quỹ|báo|trung tâm|trường|tổ|ngày|tết|tạp chí|sách"
    r"|truyện|phòng|góc)\s+(?:(?:liên hiệp|bồi dưỡng|bảo trợ|văn hóa|văn hoá|sinh hoạt|tncs"
    r"|hoạt động)\s+)?"
    rf"(?:{'|'.join(words for _term, words in _AUDIENCES)})\b",
    re.IGNORECASE,
)

# “phụ huynh học sinh lớp 1” are the parents alone.
_OF_PUPILS = re.compile(
    r"\b(phụ huynh|cha mẹ|gia đình)\s(?:(?:của|các|em)\s)*(?:học sinh|HS)\b", re.IGNORECASE
)


_FOR = re.compile(
    r"(?:(?<!viết )(?<!tác )(?<!phim )(?<!truyện )(?<!soạn )\bcho|\bdành cho"
    r"|\bđối tượng|\bthành phần|\bthu hút|\bhọp mặt|tham gia"
    # Who is asked to come and speak is not who it is for.
    r"|\bmời(?!\s+(?:các\s+)?(?:giảng viên|báo cáo viên|diễn giả|chuyên gia|nhà văn|tác giả"
    r"|giáo viên\s+(?:về|đến|tới)?\s*(?:dạy|hướng dẫn|giảng))))\b\s*:?\s*([^.;]{3,220})",
    re.IGNORECASE,
)


# “hướng dẫn người cao tuổi tập dưỡng sinh”: whom one teaches.
_TAUGHT = re.compile(
    r"(?<!được )\b(?:hướng dẫn|dạy|giúp|tập huấn|bồi dưỡng|thi vẽ(?: tranh)?"
    r"|nói chuyện[^,;.]{0,30} với)\s+(?:cho\s+)?(?:các\s+|những\s+)?"
    rf"(?P<who>{'|'.join(words for _term, words in _AUDIENCES)})\b"
    r"(?!\s(?:hướng dẫn|dạy|trình bày))",
    re.IGNORECASE,
)


# “…, toàn thể giáo viên, học sinh tham dự”.
_COMING = re.compile(
    r"(?:^|[,;.]\s+)(?P<who>(?:(?:toàn thể|tất cả|các|khoảng|hơn|gần|\d+|mỗi \w+)\s+)*"
    rf"(?:em\s+)?(?:{'|'.join(words for _term, words in _AUDIENCES)})(?!\w)[^.;:]{{0,80}}?)"
    r"\s(?:tham dự|tham gia|đến dự|cùng dự|dự)(?=[,.;]|\s*$)",
    re.IGNORECASE,
)


def people_of(activity: Activity) -> tuple[str, ...]:
    """For whom an activity is, in the terms of the site; else for whom its section is."""
    return _people_in(activity.people) or _people_in(activity.people_around)


def _people_in(facts: Iterable[Fact]) -> tuple[str, ...]:
    texts = []
    for fact in facts:
        if fact.grade is Grade.VERBATIM:
            texts.append(fact.value)
        else:
            texts += [match[1] for match in _FOR.finditer(fact.value)]
            texts += [match["who"] for match in _TAUGHT.finditer(fact.value)]
            texts += [match["who"] for match in _COMING.finditer(fact.value)]
    return audience_in(" ".join(texts))


def audience_in(words: str) -> tuple[str, ...]:
    """The terms of the site for whom words name."""
    words = _OF_PUPILS.sub(r"\1", _NAMED_SO.sub(" ", words))
    return tuple(
        label(term)
        for term, pattern in _AUDIENCES
        if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)
    )


def mode_of(activity: Activity) -> str:
    """How one takes part; "" where the plan does not say."""
    words = " ".join(fact.value for fact in (*activity.modes, *activity.places))
    # What is taught or looked up online says nothing of the activity itself.
    words = re.sub(
        r"(?:dịch vụ(?: công)?|tài liệu|học liệu|mua sắm|thanh toán"
        r"|tài nguyên|giao dịch|họp|an toàn|thiết bị|máy(?: tính)?|điều kiện)(?: \w+){0,2}"
        r" trực tuyến",
        "",
        words,
    )
    if re.search(
        r"(?<!phát )(?<!truyền )trực tiếp\s(?:tại|ở)\s[^.;]{3,80}?\s"
        r"(?:và|kết hợp(?: với)?|đồng thời)\s(?:truyền |phát )?(?:trực tuyến|online|qua Zoom)"
        r"|trực tiếp\s*(?:và|kết hợp(?: với)?|,|hoặc trực tiếp kết hợp"
        r"|hoặc)\s*trực tuyến|trực tuyến\s*(?:và|kết hợp(?: với)?)\s*trực tiếp",
        words,
        re.IGNORECASE,
    ):
        return label(Mode.MIXED)
    if re.search(r"trực tuyến|\bonline\b", words, re.IGNORECASE):
        return label(Mode.ONLINE)
    texts = " ".join(fact.value for fact in (*activity.modes, *activity.texts, *activity.places))
    if _MEETS.search(texts) and all(_MEETS.search(f"trên {p.value}") for p in activity.places):
        return label(Mode.ONLINE)
    if re.search(
        r"hình thức\s*:?\s*(?:tổ chức\s+)?trực tiếp|(?:tổ chức|tham gia"
        r"|học) trực tiếp|^\s*trực tiếp",
        words,
        re.IGNORECASE,
    ):
        return label(Mode.OFFLINE)
    return ""


# Where nothing else says where it is, one meets there.
_MEETS = re.compile(
    r"(?<!\w)(?:qua|trên|bằng|tại)\s(?:(?:phòng|ứng dụng|nền tảng|phần mềm|hệ thống)\s(?:họp\s)?)?"
    r"(?:Zoom|Google Meet|Microsoft Teams|MS Teams|Webex|Zavi)(?!\w)",
    re.IGNORECASE,
)


_PLATFORMS = (
    "Zoom",
    "Google Meet",
    "Microsoft Teams",
    "MS Teams",
    "Facebook",
    "Zalo",
    "YouTube",
    "Youtube",
    "Viber",
    "TikTok",
    "K12Online",
    "Classin",
    "Zavi",
    "Fanpage",
    "Livestream",
    "Google Forms",
    "Quizizz",
    "Kahoot",
    "Webex",
    "Instagram",
)


def platforms_of(activity: Activity) -> tuple[str, ...]:
    """The platforms that are named, in their order; not those by which one signs up."""
    words = " ".join(fact.value for fact in (*activity.texts, *activity.modes, *activity.places))
    words = _SIGNS_UP.sub(" ", words)
    found = [
        (m.start(), m[0])
        for name in _PLATFORMS
        for m in [re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)]
        if m
    ]
    return tuple(
        dict.fromkeys(
            name for _at, name in sorted(found) if name.casefold() not in ("livestream", "fanpage")
        )
    )


_SIGNS_UP = re.compile(
    r"(?:đăng ký|ghi danh|liên hệ|hỏi thêm)(?!\s(?:kênh|theo dõi))[^.;:]{0,60}?"
    r"\s(?:qua|trên|bằng)\s[^.;,]*",
    re.IGNORECASE,
)


def url_of(activity: Activity) -> str:
    """The first web address that is named."""
    words = " ".join(fact.value for fact in (*activity.texts, *activity.modes, *activity.places))
    match = WEB_ADDRESS.search(words)
    return match[0].rstrip(".,;") if match else ""


def cost_of(activity: Activity) -> str:
    """What it costs; "" where the plan does not say."""
    words = " ".join(fact.value for fact in (activity.title, *activity.texts, *activity.notes))
    if activity.cost is not None:
        words = f"{activity.cost.value} {words}"
    term = known_term(Cost, activity.cost.value) if activity.cost is not None else None
    if isinstance(term, Cost):
        return label(term)
    if re.search(r"miễn phí\s*(?:/|hoặc|,)\s*(?:có )?phí thấp", words, re.IGNORECASE):
        return label(Cost.FREE_OR_LOW)
    if activity.cost is not None and re.match(r"không(?: thu)?\b", activity.cost.value):
        return label(Cost.FREE)
    if re.search(r"miễn phí|(?:không|chưa) (?:thu|mất) (?:phí|tiền)", words, re.IGNORECASE):
        return label(Cost.FREE)
    if re.search(r"phí thấp", words, re.IGNORECASE):
        return label(Cost.LOW)
    if re.search(r"\b(?:thu phí|giá vé|bán vé|vé vào (?:cửa|cổng))\b", words, re.IGNORECASE):
        return label(Cost.PAID)
    return ""


def kind_of(activity: Activity) -> EventKind | None:
    """The kind by words of the title, where no thing was named."""
    words = activity.title.value.casefold()
    for pattern, kind in (
        (r"sách|đọc|thư viện", EventKind.READING),
        (r"lớp|hướng dẫn|dạy", EventKind.CLASS),
        (r"tuyên truyền|truyền thông", EventKind.COMMUNICATION),
    ):
        if re.search(rf"\b(?:{pattern})\b", words):
            return kind
    return None


def description_of(activity: Activity) -> Field | None:
    """What else is said of it, as printed."""
    texts = [t for t in dict.fromkeys(fact.value.strip() for fact in activity.texts) if t]
    texts = [t for t in texts if title_key(t) != title_key(activity.title.value)]
    if not texts:
        return None
    joined = texts[0]
    for text in texts[1:]:
        # A clause in small letters goes on with the sentence before it.
        sign = "" if joined.endswith((".", "!", "?", "…")) else ";" if text[0].islower() else "."
        joined = f"{joined}{sign} {text}"
    joined += "" if joined.endswith((".", "!", "?", "…")) else "."
    return Field("description", " ".join(joined.split()))


def note_of(activity: Activity, needs_time: bool) -> Field | None:
    """What the plan says of the time in words that the reader has no form for, as printed."""
    said = [fact.value for fact in activity.notes]
    if needs_time:
        said += [
            fact.block.text[fact.start : fact.end] for fact in activity.whens if not fact.value
        ]
    said = [text for text in dict.fromkeys(said) if text]
    return Field("note", "; ".join(said)) if said else None
